"""The sample articles: local news of an invented region, so that the first page answers."""

from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

ARTICLES = Path(__file__).with_name("articles")

QUESTIONS = (
    "Why did the Morning Tern end up on the rocks?",
    "How long is the flood wall in Dunmarrow?",
    "Who cut the ribbon on Mill Bridge?",
    "How many seeds have been sown in Farra Sound?",
    "Who came up with the name Agda for the storm?",
    "How much was Skerrin Ferries fined over the Morning Tern accident?",
)
"""For the empty page; the last one shows a refusal."""


def samples_folder(encoder: str) -> Path:
    """Where the samples' library is kept: made once for each state of the articles and encoder."""
    digest = sha256(encoder.encode())
    for path in sorted(ARTICLES.iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return user_cache_path("byline", appauthor=False) / f"samples-{digest.hexdigest()[:12]}"
