"""The page's address: the conversation it shows, and the limits on its articles.

Anybody can type an address, so limits in it that the library does not know are ignored.
"""

from dataclasses import replace
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from qa.libraries import Libraries
from qa.web.limits import Limits, iso_date, named_articles
from qa.web.session import Session

CONVERSATION = "c"
LIMITS = ("after", "before", "site", "author", "article")  # the kinds of chips


def address_of(session: Session) -> str:
    """The query string that makes a new page show this conversation with these limits."""
    limits = [(chip.kind, chip.value) for chip in session.limits.chips()]
    return urlencode([(CONVERSATION, one) for one in [session.conversation] if one] + limits)


def limits_in(query: QueryParams, libraries: Libraries) -> Limits:
    """The limits named in a query string, without those that the current library does not know."""
    given = {kind: sorted({*query.getlist(kind)} - {""}) for kind in LIMITS}
    asked = sum(map(len, given.values()))
    if not asked:
        return Limits()
    library = libraries.current()
    catalogue = library.catalogue()
    limits = Limits(
        next(filter(None, map(iso_date, given["after"])), ""),
        next(filter(None, map(iso_date, given["before"])), ""),
        tuple(name for name, _ in catalogue.sites() if name in given["site"]),
        tuple(name for name, _ in catalogue.authors() if name in given["author"]),
        named_articles(library, given["article"]),
    )
    return replace(limits, unknown=asked - len(limits.chips()))
