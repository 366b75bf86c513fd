"""A library: articles, passages, vectors and words in one SQLite file, which is the truth."""
