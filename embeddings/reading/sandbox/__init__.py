"""Child processes with limits, in which the files of strangers are parsed."""
