"""The way to people: in danger, and to the helpdesk."""
