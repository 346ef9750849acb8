"""Reads by itself what stands beside something else in a message: a question, a word of thanks."""
