"""Facts: an article's metadata while it is read."""

from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from embeddings.article import Article
from embeddings.reading.text.chrome import without_chrome
from embeddings.reading.text.dates import iso_date
from embeddings.reading.text.language import detected_language
from embeddings.reading.unreadable import Unreadable
from embeddings.tidy import joined, shortened, tidy, tidy_paragraphs

EMPTY = "is empty: it holds no text to index; save it again or remove it"
_TITLE_CHARS = 300
_DATE_CHARS = 40
_NO_DATE = frozenset({"none", "null", "nan", "n/a", "na", "unknown", "undated", "0", "-", "?"})
_FIRST_WORDS_CHARS = 80


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of an Article that are not its source or text; empty where unknown.

    Dates are given as they are written and stored as ISO 8601. The first that is no valid date, or
    in the future, is stored verbatim as ``odd_date``, but for "None", "0" and the like.

    >>> odd = Facts(published="31 February 2017")
    >>> odd.published, odd.odd_date, odd.or_else(Facts(published="12 April 2017")).published
    (None, '31 February 2017', '2017-04-12')
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    site: str = ""
    url: str = ""
    language: str = ""
    odd_date: str = ""

    def __post_init__(self) -> None:
        odd = [self.odd_date]
        for name in ("published", "updated"):
            written = getattr(self, name) or ""
            iso = iso_date(written)
            verbatim = written.strip()
            odd.append("" if iso or verbatim.casefold() in _NO_DATE else verbatim)
            object.__setattr__(self, name, iso)
        first = next(filter(None, odd), "")
        object.__setattr__(self, "odd_date", shortened(tidy(first), _DATE_CHARS))

    def or_else(self, other: "Facts") -> "Facts":
        """These facts, completed by another's.

        >>> Facts(title="Tide").or_else(Facts(title="Ebb", site="The Quay")).site
        'The Quay'
        """
        missing = {
            f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)
        }
        return replace(self, **missing)


def assemble(source: str, paragraphs: list[str], facts: Facts) -> Article | Unreadable:
    """The article made of raw paragraphs, which are tidied and freed of chrome.

    Without a title, the first words are the title.
    """
    own = without_chrome(tidy_paragraphs(paragraphs))
    if not own:
        return Unreadable(source, EMPTY)
    text, url = joined(own), web_address(facts.url)
    return Article(
        source=source,
        title=shortened(tidy(facts.title), _TITLE_CHARS) or shortened(own[0], _FIRST_WORDS_CHARS),
        text=text,
        authors=tuple(dict.fromkeys(name for name in map(tidy, facts.authors) if name)),
        published=facts.published,
        updated=facts.updated,
        site=tidy(facts.site) or site_at(url),
        url=url,
        # a page's template may declare another language than its text has
        language=detected_language(text) or language_code(facts.language),
        odd_date="" if facts.published else facts.odd_date,
    )


def web_address(text: str) -> str:
    """The text, without spaces, if it is an http(s) address, else "".

    >>> web_address("https://a.example/b"), web_address("javascript:alert(1)")
    ('https://a.example/b', '')
    """
    text = "".join(tidy(text).split())
    return text if text.lower().startswith(("http://", "https://")) else ""


def site_at(url: str) -> str:
    """The host of an address, used as the name of a site that gives none.

    >>> site_at("https://www.quay.example/ebb")
    'quay.example'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # half an address
        return ""


def language_code(tag: str) -> str:
    """The ISO 639-1 code in a language tag, "" if there is none.

    >>> language_code("en-GB"), language_code("de_DE"), language_code("und")
    ('en', 'de', '')
    """
    code = tidy(tag).replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
