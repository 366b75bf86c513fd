"""Readers of the data sets, which give examples and claims."""
