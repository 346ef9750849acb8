"""The pages on which staff find, check, correct and hand on verwijzingen."""
