"""What reviewed conversations teach: evaluation lines, candidate examples, and what was missed.

Nothing goes into the training data by itself: a person reads, decides and adds.
"""
