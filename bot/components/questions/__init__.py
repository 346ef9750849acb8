"""Reads a question that stands beside something else in a message by itself."""
