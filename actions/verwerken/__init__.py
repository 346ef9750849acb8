"""What a message changes about the answers so far. Pure."""
