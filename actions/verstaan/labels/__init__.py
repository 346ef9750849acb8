"""The labels in a message: heard by the recognition, named in words, refused, pointed at. Pure."""
