"""The sample articles: local news of an invented region, for trying Byline without articles."""

from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

ARTICLES = Path(__file__).with_name("articles")

QUESTIONS = (
    "Who cut the ribbon on Mill Bridge?",
    "When did Mill Bridge reopen?",
    "Who made the silver herring?",
    "What was stolen from the Tesselby museum?",
    "Who is the mayor of Tesselby?",
)
"""Suggestions on the empty page; the last one is refused."""


def samples_folder(encoder: str) -> Path:
    """The folder of the samples' library: one for each state of the articles, encoder and place.

    Two installations in one folder would fill its library with everything twice.
    """
    digest = sha256(f"{encoder}\n{ARTICLES}\n".encode())
    for path in sorted(ARTICLES.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return user_cache_path("byline", appauthor=False) / f"samples-{digest.hexdigest()[:12]}"
