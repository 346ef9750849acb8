"""The intent of a message: what its words tell better than the recognition. Pure."""
