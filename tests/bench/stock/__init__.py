"""The same bot on Rasa as it comes: its own dependency versions, server and stores."""
