"""Answers that a model server writes, of which only what the passages say is shown."""
