"""What the verifier is trained on: sentences and answers, beside a source that says them or not."""
