"""A question in, an answer with citations out.

>>> from qa import Byline

``byline`` is what Python, the command line (cli) and the page (web) ask, which take it of the
``libraries``. What asks a library is put together in ``parts``, ``following`` the encoder that made
it. A message becomes an ``answer`` in steps:

- conversation makes it whole from the turns before, and parts it into questions;
- question tells what each asks for, and ``answering`` has it from those who know: articles as such
  from overview; else the passages that are found (retrieval) and read (reader) are quoted, or the
  question is refused (quoting);
- where there is a model server, writing has it write from them, and checking, with the verifier,
  tells what of that they say.

What words say, all of these ask language; which passage, sentence or answer is likely enough, the
``curves``. What was asked is kept in history. ``evaluation`` counts how many of some ``judgements``
are answered rightly; training made the networks.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.byline import Byline

__all__ = ["Byline"]


def __getattr__(name: str) -> Any:
    """Byline, loaded when it is asked for: ``byline --help`` needs none of it."""
    if name == "Byline":
        from qa.byline import Byline

        return Byline
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
