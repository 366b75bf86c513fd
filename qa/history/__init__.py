"""What is kept of conversations: exchanges, verdicts, exports."""
