"""The advice and all that follows on it."""
