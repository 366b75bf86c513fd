"""What words say, by rules alone: stems, numbers, times, names, and which words answer what."""
