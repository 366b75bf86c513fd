"""Rebuilding: articles read, cut, encoded and stored, while the library goes on answering."""
