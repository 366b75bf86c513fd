"""How well a reader reads, and the curve from its evidence to a probability."""
