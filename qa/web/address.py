"""The page's address: which conversation it shows, and what the articles are limited to.

An address may be anybody's: of what it says, limits that the library does not know are left out.
"""

from urllib.parse import parse_qs, parse_qsl, urlencode

from qa.libraries import Libraries
from qa.web.limits import Limits, given_date, named_articles
from qa.web.session import Session

CONVERSATION = "c"
LIMITS = ("after", "before", "site", "author", "article")  # the kinds of chips


def address_of(session: Session) -> str:
    """The query of a page's address, which brings a new page to the same."""
    limits = [(chip.kind, chip.value) for chip in session.limits.chips()]
    return urlencode([(CONVERSATION, one) for one in [session.conversation] if one] + limits)


def own_parts(query: str) -> str:
    """Of any query what the page itself may have written.

    >>> own_parts("c=a1b2&site=The+Quay&theme=dark"), own_parts("next=//evil.example")
    ('c=a1b2&site=The+Quay', '')
    """
    return urlencode([part for part in parse_qsl(query) if part[0] in (CONVERSATION, *LIMITS)])


def conversation_in(query: str) -> str:
    """The id of the conversation that a query names, or nothing."""
    return parse_qs(query).get(CONVERSATION, [""])[0]


def limits_in(query: str, libraries: Libraries) -> tuple[Limits, int]:
    """The limits in a query, and how many of them the library that answers does not know."""
    asked = {part for part in parse_qsl(query) if part[0] in LIMITS}
    if not asked:
        return Limits(), 0
    library = libraries.reading()
    catalogue = library.catalogue()
    given = {kind: sorted(value for name, value in asked if name == kind) for kind in LIMITS}
    limits = Limits(
        next(filter(None, map(given_date, given["after"])), ""),
        next(filter(None, map(given_date, given["before"])), ""),
        tuple(name for name, _ in catalogue.sites() if name in given["site"]),
        tuple(name for name, _ in catalogue.authors() if name in given["author"]),
        named_articles(library, given["article"]),
    )
    return limits, len(asked) - len(limits.chips())
