"""Rebuilding: articles are read, cut, encoded and stored while the library goes on answering.

``rebuild`` lists the sources (survey, moved) and reads them (files, addresses); new articles are
encoded and stored in batches (encoding, writing). ``editions`` makes all passages anew beside those
that answer; ``watch`` rebuilds when a folder changes.
"""
