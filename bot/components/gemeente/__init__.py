"""Recognition of the official's own municipality; only `component` needs Rasa."""
