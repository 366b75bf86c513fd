"""Stored conversations and feedback, and the export of conversations."""
