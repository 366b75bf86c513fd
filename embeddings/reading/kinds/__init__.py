"""One module a kind of file: its bytes in, the articles in them out."""
