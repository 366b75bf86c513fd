"""Text of whatever kind: its paragraphs, and the facts that its lines say."""
