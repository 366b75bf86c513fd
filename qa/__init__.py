"""A question in, an answer with citations out.

>>> from qa import Byline
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
