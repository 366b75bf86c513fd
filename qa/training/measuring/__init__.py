"""Measures of a reader, and the curve from its evidence to a probability."""
