"""What a message of the official means, and what it changes about the answers so far. Pure."""
