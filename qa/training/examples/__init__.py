"""The reader's training set: examples of all sources, and questions with wrong passages."""
