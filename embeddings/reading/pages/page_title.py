"""The headline of a page's article, chosen among the titles and headings of the page."""

import re
from collections.abc import Sequence

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]{1,2}\s+|\s*\|\s*")
# a wiki's title: the head has a description, and the site's name may be the longer part
_WIKI = re.compile(r"(.+) [-–—] Wiki\w+(?:, .+)?")
_HEADLINE_WORDS = 4  # a heading of fewer may be the name of the site or of a section
_SURE_CHARS = 15  # a shorter heading may stand in a title by chance


def page_title(claimed: Sequence[str], window: str, headings: Sequence[str], site: str) -> str:
    """The headline: a heading that the page's head confirms, else the title in the head.

    ``claimed`` are JSON-LD's and the meta tags' titles, the surest first; ``window`` is the
    window's title; ``headings`` are the h1 in reading order.

    >>> page_title(["Ebb | The Quay"], "Ebb in May | The Quay", ["The Quay", "Ebb in May"], "")
    'Ebb in May'
    >>> claim = "Ebb at noon - a tale of two quays"
    >>> page_title([claim], "", [f"Tides {claim}"], "") == claim
    True
    """
    if (wiki := _WIKI.fullmatch(window)) and wiki[1] in headings:
        return wiki[1]
    sites = [site] if site else _sites_in(window, headings)
    headings = [one for one in headings if one and not any(same_site(one, name) for name in sites)]
    claims = [_without_site(claim, sites, headings) for claim in (*claimed, window) if claim]
    for heading in headings:
        if any(_agree(heading, claim) for claim in claims):
            return heading
        # a heading may have a kicker over the headline in it
        parts = [*claims, *(part for claim in claims for part in _SEPARATOR.split(claim))]
        for part in parts:
            if heading.endswith(f" {part}") and len(part.split()) >= _HEADLINE_WORDS:
                return part
    says_much = bool(headings) and len(headings[0].split()) >= _HEADLINE_WORDS
    if says_much and (_rewords(headings[0], claims) or not (any(claimed) or headings[1:])):
        return headings[0]
    return next(iter(claims or headings), "")


def _rewords(heading: str, claims: Sequence[str]) -> bool:
    """Whether a heading says in other words what a title made for searches and cards says.

    >>> _rewords("The tide that nobody saw", ["Nobody saw this tide: our pictures"])
    True
    """
    shared = [_long_words(claim) & _long_words(heading) for claim in claims]
    is_within = any(claim.casefold() in heading.casefold() for claim in claims)
    return not is_within and max(map(len, shared), default=0) > 1


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def _agree(heading: str, claim: str) -> bool:
    """Whether a claimed title is the heading, with little but the site's name added."""
    if heading.casefold() not in claim.casefold():
        return False
    if heading.casefold() == _SEPARATOR.split(claim)[0].casefold():
        return 2 * len(heading) + len(" - ") >= len(claim)
    return 2 * len(heading) >= len(claim) or len(heading.split()) >= _HEADLINE_WORDS


def same_site(one: str, other: str) -> bool:
    """Whether two names are the same site's, as "The Quay" and "quay.com".

    >>> same_site("The Quay", "quay.com"), same_site("", "")
    (True, False)
    """
    bare = [
        re.sub(r"\W", "", re.sub(r"^the |\.(?:com|de|org|net)$", "", name.strip().casefold()))
        for name in (one, other)
    ]
    return bool(bare[0]) and bare[0] == bare[1]


def _sites_in(window: str, headings: Sequence[str]) -> list[str]:
    """The site's name, if the window's title ends or begins with it and it is a heading too."""
    parts = _SEPARATOR.split(window)
    named = {heading.casefold() for heading in headings}
    if len(parts) < 2:
        return []
    longest = max(map(len, parts))
    ends = (parts[-1], parts[0])
    return [part for part in ends if part.casefold() in named and len(part) < longest][:1]


def _without_site(title: str, sites: Sequence[str], headings: Sequence[str]) -> str:
    for heading in headings:
        if len(heading) > _SURE_CHARS and heading.casefold() in title.casefold():
            return heading
    parts = _SEPARATOR.split(title)
    own = [part for part in parts if not any(same_site(part, site) for site in sites)]
    if not own or len(own) == len(parts):
        return title
    start = title.find(own[0])
    return title[start : title.rfind(own[-1]) + len(own[-1])]
