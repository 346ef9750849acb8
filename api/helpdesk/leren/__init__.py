"""Pages on what conversations teach."""
