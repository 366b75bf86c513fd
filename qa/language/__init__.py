"""What words say, by rules alone: stems, numbers, dates, names, kinds of question."""
