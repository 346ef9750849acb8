"""Speed and memory of the real stack; `make bench` runs it."""
