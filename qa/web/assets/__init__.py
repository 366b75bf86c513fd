"""The page's own style sheets and scripts."""

from pathlib import Path


def asset(name: str) -> str:
    """The text of a style sheet or script."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
