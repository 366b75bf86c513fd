"""Articles in, nearest passages out. Knows nothing of questions, model servers or the page.

- reading turns the bytes of a file or of a web address (fetching) into an ``article``;
- ``passages`` cuts it into runs of whole ``sentences``; an ``encoder`` turns these into vectors, on
  one of the engines;
- a library stores all of it; ``index`` searches what ``filters`` admit; the ``vectors`` are held in
  memory, where ``followed`` keeps them up to date with it, and cached in a ``vector_file``;
- rebuilding brings a library up to date with its sources; ``doctor`` checks it by ``mending``.
"""
