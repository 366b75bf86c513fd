"""Articles in, nearest passages out. Knows no question, model server or page.

- reading makes an ``article`` of bytes, which lie in files or at addresses (fetching);
- it is cut into ``passages`` of whole ``sentences``, of which an ``encoder`` makes vectors with one
  of the engines;
- a library keeps all of it; ``index`` searches what of that ``filters`` admit, with the ``vectors``
  in memory, where ``followed`` keeps them as the library has them, and in a ``vector_file``;
- rebuilding makes a library what its sources are now; ``doctor`` looks after it, by ``mending``.
"""
