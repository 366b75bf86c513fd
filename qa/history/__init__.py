"""What is kept of conversations: exchanges and feedback, and the forms of exporting them."""
