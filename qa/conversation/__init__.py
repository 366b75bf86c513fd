"""Messages in a conversation, made whole from the turns before."""
