"""A question in, an answer with citations out.

>>> from qa import Byline

Python programs use ``byline``, as do the command line (cli) and the page (web), which choose one of
the ``libraries``. ``parts`` assembles all that depends on a library's encoder, and ``following``
renews it when the library gets another one. A message becomes an ``answer`` in steps:

- conversation completes it from the turns before and splits it into questions;
- question recognises what each asks for, and ``answering`` answers: from overview if it is about
  the articles themselves; else passages are found (retrieval), read (reader) and quoted, or the
  question is refused (quoting);
- if there is a model server, writing lets it write from the passages, and checking, with the
  verifier, judges which of its sentences they support.

All of these use language for the forms and meanings of words, and ``curves`` for probabilities.
history stores conversations; ``evaluation`` scores a library on ``judgements``; training made the
networks.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.byline import Byline

__all__ = ["Byline"]


def __getattr__(name: str) -> Any:
    """Load Byline at its first use: ``byline --help`` does without."""
    if name == "Byline":
        from qa.byline import Byline

        return Byline
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
