"""What the data sets hold, as examples and claims."""
