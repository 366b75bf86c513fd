"""What stands before the page: who may ask, from where, how much, and how often."""
