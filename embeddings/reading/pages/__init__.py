"""Web pages: which of what a page holds is its article, and what it says of it."""
