"""Child processes with limits, in which untrusted files are parsed."""
