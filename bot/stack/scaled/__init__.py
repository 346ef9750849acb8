"""The service as it runs on more than one machine, with all of its processes on this one."""
