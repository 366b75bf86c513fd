"""What the reader is trained on: examples of all sources, and questions beside wrong passages."""
