"""Identities: whether a question asks who somebody is, and where a sentence says so."""

import re

from embeddings.sentences import Span
from qa.language.values import ADDRESSES, OFFICES
from qa.language.words import any_of

_QUESTION = re.compile(
    rf"(?:so |and )?who(?:['’]s| is| was| are| were) (?:{any_of(ADDRESSES)}\.? )?"
    r"(?:the (?=(?-i:[A-ZÀ-Þ])))?(?P<name>(?!(?:the|an?|in|to|at|on)\b)"
    r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3})\W*",
    re.IGNORECASE,
)
_RANK = any_of(f"head coach secretary ambassador director {OFFICES}")
_ROLE = (
    r"(?:\w+(?:er|or|ist|ian|man|woman|person|ess)|judge|star|pilot|expert|cook|nurse|student|spouse"
    rf"|wife|husband|son|daughter|mother|father|brother|sister|widow|friend|{_RANK})"
)
_NO_ROLE = (
    r"(?!(?:after|before|over|under|for|or|however|either|whether|never|ever|other|her|together"
    r"|later|earlier|yesterday|winter|summer|september|october|november|december)\b)"
)
_NO_CLAUSE = (
    r"(?!(?:(?!(?:who|which|that)\b)[\w’'-]+ ){1,6}"
    r"(?:is|was|are|were|has|have|had|will|would|can|could|may|might|did)\b)"
)
"""No clause follows: in "Ada Hale, the tide was late" no role is given."""
_PARTICLES = "de del della di da dos van von der den ter al bin ibn la le of the and"
"""The small words that a name may have; "Alicia married to" is none."""

_OF = re.compile(r" (?:of|for|in|at|to|on|from|that|who|when|under|during)\b.*")
_CAPITAL = r"(?-i:[A-ZÀ-Þ])[\w’'-]+"
_WORDS = r"[^,.;:\"“”]{1,79}[^,.;:\"“”\s]"  # up to the end of a clause


Patterns = tuple[re.Pattern[str], ...]
"""Patterns of sentences that say who somebody is, in a group called role."""


def role_span(patterns: Patterns, sentence: str) -> Span | None:
    """The words of a sentence that say who somebody is, found by patterns, or None."""
    found = next((match for each in patterns if (match := each.search(sentence))), None)
    return Span(*found.span("role")) if found else None


def identity_patterns(question: str) -> Patterns:
    """The patterns that find who somebody is, if a question asks that; else none.

    >>> hale = identity_patterns("Who is Ada Hale?")
    >>> sentence = "Ada Hale, a retired judge, left."
    >>> role_span(hale, sentence).of(sentence), role_span(hale, "Ada Hale left.")
    ('a retired judge', None)
    >>> identity_patterns("Who is the captain?"), identity_patterns("Who is Ada Miller?") == ()
    ((), False)
    """
    match = _QUESTION.fullmatch(question.strip())
    if match is None:
        return ()
    written, head = match["name"].split(), _OF.sub("", match["name"]).split()
    is_capital = head[-1][0].isupper()
    # Ada Miller need not be a miller; "the Treasurer" is one
    surname = is_capital and not match.string[: match.start("name")].lower().endswith("the ")
    if re.fullmatch(_RANK if surname else _ROLE, head[-1], re.IGNORECASE):
        return ()
    if is_capital and len(head) > 1:  # Ada Hale of Farra, not Joan of Arc
        written = head
    small = [word for word in written if word == word.lower()]
    if len(small) < len(written) and not set(small) <= set(_PARTICLES.split()):
        return ()
    return _patterns(*map(re.escape, written))


def _patterns(*name_words: str) -> Patterns:
    """The patterns that find who the bearer of a name is, given its words as patterns."""
    *first, last = name_words
    before = (
        rf"(?:{first[0]} (?:\S+ )?|M(?:r|rs|s)\.? |Dr\.? )"
        if first
        else r"(?:(?-i:[A-Z])[\w.-]* ){0,3}(?:\w+-)?"
    )
    name = rf"\b{before}(?-i:(?=[A-ZÀ-Þ])){last}\b"
    alone = rf"(?:{name}|(?:^|\b(?-i:[a-zà-ÿ])[\w’'-]* )(?-i:(?=[A-ZÀ-Þ])){last}\b)"
    whose = "an?|the|its|our|one of|former"  # "his father" tells nobody who it is
    forms = (
        rf"{alone}(?:,[^,]{{1,80}},)? (?:is|was|has been|became|remains) "
        r"(?P<role>(?:an?|the|one of|[a-z]+ of) [^,.;:]{2,80})",
        rf"{alone},(?: \d+,)? {_NO_CLAUSE}(?P<role>(?:(?:{whose}) "
        rf"|(?:\w+ ){{0,3}}{_NO_ROLE}{_ROLE} (?:of|at|for) ){_WORDS})(?=\W)(?! \w)",
        rf"\b(?P<role>(?:{whose}) (?:[\w’'-]+ ){{0,5}}{_ROLE}(?: {_WORDS})?), {name}(?!['’]s)",
        rf"\b(?P<role>(?:the )?(?:{_CAPITAL} (?:{_CAPITAL} |of |to |the ){{0,5}})?"
        rf"{_NO_ROLE}{_ROLE}) {name}",
        rf"\b(?P<role>(?:an?|another)(?: [\w’'-]+){{1,6}}?) (?:named|called|known as) {name}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
