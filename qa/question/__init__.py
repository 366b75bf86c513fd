"""What a question asks for: of what the articles say, or of the articles themselves."""
