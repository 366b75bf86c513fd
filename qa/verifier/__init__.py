"""The verifier: does a source say what a written sentence says."""
