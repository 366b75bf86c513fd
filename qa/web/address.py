"""The page's address: which conversation it shows, and what the articles are limited to.

An address may be anybody's: of what it says, limits that the library does not know are left out.
"""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from qa.libraries import Libraries
from qa.web.limits import Limits, given_date, named_articles
from qa.web.session import Session

CONVERSATION = "c"
LIMITS = ("after", "before", "site", "author", "article")  # the kinds of chips


def address_of(session: Session) -> str:
    """The query of a page's address, which brings a new page to the same."""
    limits = [(chip.kind, chip.value) for chip in session.limits.chips()]
    return urlencode([(CONVERSATION, one) for one in [session.conversation] if one] + limits)


def limits_in(query: QueryParams, libraries: Libraries) -> Limits:
    """The limits in a query, as far as the library that answers knows them."""
    given = {kind: sorted({*query.getlist(kind)} - {""}) for kind in LIMITS}
    asked = sum(map(len, given.values()))
    if not asked:
        return Limits()
    library = libraries.reading()
    catalogue = library.catalogue()
    limits = Limits(
        next(filter(None, map(given_date, given["after"])), ""),
        next(filter(None, map(given_date, given["before"])), ""),
        tuple(name for name, _ in catalogue.sites() if name in given["site"]),
        tuple(name for name, _ in catalogue.authors() if name in given["author"]),
        named_articles(library, given["article"]),
    )
    return replace(limits, unknown=asked - len(limits.chips()))
