"""From passages to the sentences that answer, and how sure it is that they do."""
