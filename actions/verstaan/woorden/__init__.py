"""The word lists that the rules read, and the pattern made of each."""
