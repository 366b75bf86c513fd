"""The verifier: a network that judges whether a source says what a written sentence says."""
