"""Recognition of the official's own municipality; `lookup` is pure Python, only `component` needs Rasa."""
