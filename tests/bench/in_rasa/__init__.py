"""Run with the Python of Rasa, which has matplotlib too."""
