"""Rebuilding: articles read, cut, encoded and stored, while the library goes on answering.

``rebuild`` finds what there is to read (survey, moved) and has it read (files, addresses); what is
new is encoded and stored in batches (encoding, writing). ``editions`` makes all passages anew
beside those that answer, ``watch`` follows folders.
"""
