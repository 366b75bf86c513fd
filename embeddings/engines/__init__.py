"""A model's files, and the engines that turn texts into vectors with them."""
