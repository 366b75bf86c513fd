"""A question to the passages that matter to it."""
