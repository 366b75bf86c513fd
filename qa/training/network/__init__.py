"""The network: its training, its 8-bit form, and its packing."""
