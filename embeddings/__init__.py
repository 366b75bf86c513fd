"""Articles in, nearest passages out. Knows no question, model server or page."""
