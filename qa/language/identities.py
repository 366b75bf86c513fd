"""Identities: who somebody is, or who is the mayor, and which sentences say so."""

import re
from dataclasses import dataclass

from embeddings.sentences import Span
from qa.language.spellings import same_sound
from qa.language.values import ADDRESSES, OFFICES
from qa.language.words import stem, stems, words

_ASKED = re.compile(
    rf"(?:so |and )?who(?:['’]s| is| was| are| were) (?:(?:{ADDRESSES.replace(' ', '|')})\.? )?"
    r"(?:the (?=(?-i:[A-ZÀ-Þ])))?(?P<name>(?!(?:the|an?|in|to|at|on)\b)"
    r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){0,3})\W*",
    re.IGNORECASE,
)
_RANK = (
    r"(?:chief|head|mayor|captain|coach|president|secretary|ambassador|director"
    rf"|{OFFICES.replace(' ', '|')})"
)
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
"""According to somebody, "the tide was late": that is not who they are."""
_PARTICLES = "de del della di da dos van von der den ter al bin ibn la le of the and"
"""Small words of names: with any other, "Alicia married to" is none."""

_A_ROLE = re.compile(rf"\b{_NO_ROLE}{_ROLE}\b", re.IGNORECASE)

_OFFICE = re.compile(
    r"(?:so |and )?who(?:['’]s| is| was| are| were) (?:the |its |their )?"
    r"(?:current |new |present )?(?P<office>[^?]+?)\W*",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|for|in|at|to|on|from|that|who|when|under|during)\b.*")
_CAPITAL = r"(?-i:[A-ZÀ-Þ])[\w’'-]+"
_NAME = rf"{_CAPITAL}(?: (?-i:[A-ZÀ-Þ])[\w’'.-]+){{0,4}}"
_WORDS = r"[^,.;:\"“”]{1,79}[^,.;:\"“”\s]"  # up to the end of a clause
_LOOSELY = 0.5  # fit of what somebody did: "Ada Hale, who was there"


@dataclass(frozen=True, slots=True)
class AskedIdentity:
    """Somebody of whom a question asks who they are."""

    name: str  # the last of it, in small letters
    capital: bool  # it has one; "who was beaten" asks for a name
    forms: tuple[re.Pattern[str], ...]  # in which a sentence says what they are
    doing: re.Pattern[str]  # in which it says what they did

    def fits(self, sentence: str, before: str = "") -> float:
        """1 where a sentence says who they are, 0.5 where what they did, 0 where it need not.

        -1 where neither it nor the one before it names them.
        """
        if any(form.search(sentence) for form in self.forms):
            return 1.0
        if self.doing.search(sentence):
            return _LOOSELY
        return -1.0 if self.capital and not self.named(f"{before} {sentence}") else 0.0

    def named(self, text: str) -> bool:
        """Whether a text has the last of their name."""
        said = {word.removesuffix("'s") for word in words(text)}
        return any(word == self.name or same_sound(word, self.name) for word in said)

    def role(self, sentence: str) -> Span | None:
        """The words of a sentence that say who they are."""
        every = (*self.forms, self.doing)
        found = next((match for form in every if (match := form.search(sentence))), None)
        return Span(*found.span("role")) if found else None


def has_role(said: str) -> bool:
    """Whether some words have one for what people are.

    >>> has_role("Group President, Asia"), has_role("Ada Hale")
    (True, False)
    """
    return _A_ROLE.search(said) is not None


def asked_identity(question: str) -> AskedIdentity | None:
    """Of whom a question asks who they are; None where it asks no such thing.

    >>> hale = asked_identity("Who is Ada Hale?")
    >>> told = "Ada Hale, a retired judge, left."
    >>> hale.role(told).of(told), hale.role("Ada Hale left.")
    ('a retired judge', None)
    >>> asked_identity("Who is the captain?"), asked_identity("Who is Ada Miller?").name
    (None, 'miller')
    """
    asked = _ASKED.fullmatch(question.strip())
    if asked is None:
        return None
    written, head = asked["name"].split(), _OF.sub("", asked["name"]).split()
    named = head[-1][0].isupper()
    # Ada Miller need not be a miller; "the Treasurer" is one
    surname = named and not asked.string[: asked.start("name")].lower().endswith("the ")
    if re.fullmatch(_RANK if surname else _ROLE, head[-1], re.IGNORECASE):
        return None
    if named and len(head) > 1:  # Ada Hale of Farra, not Joan of Arc
        written = head
    small = [word for word in written if word == word.lower()]
    capital = len(small) < len(written)
    if capital and not set(small) <= set(_PARTICLES.split()):
        return None
    forms, doing = _forms(*map(re.escape, written))
    return AskedIdentity(words(written[-1])[-1].removesuffix("'s"), capital, forms, doing)


def _forms(*written: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """In which a sentence says what somebody is, and what they did; `written`: their name."""
    *first, last = written
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
    doing = re.compile(rf"{alone},(?: \d+,)? (?P<role>who {_WORDS})", re.IGNORECASE)
    return tuple(re.compile(form, re.IGNORECASE) for form in forms), doing


@dataclass(frozen=True, slots=True)
class AskedHolder:
    """An office or a part, of which a question asks who has it."""

    form: re.Pattern[str]  # in which a sentence names who has it
    about: frozenset[str]  # stems of the question's other words
    now: bool  # who has it today is asked, and not who had it

    def fits(self, sentence: str, _before: str = "") -> float:
        """1 where a sentence names who has it, and of what; 0 where it need not."""
        return float(self.about <= stems(sentence) and self.form.search(sentence) is not None)


def asked_holder(question: str) -> AskedHolder | None:
    """The office or part of which a question asks who has it; None where it asks no such thing.

    >>> mayor = asked_holder("Who is the mayor of Tesselby?")
    >>> mayor.fits("The mayor of Tesselby, Ada Hale, left.")
    1.0
    >>> (
    ...     mayor.fits("The mayor of Tesselby, a pilot, left."),
    ...     mayor.fits("The mayor, Ada Hale, left."),
    ... )
    (0.0, 0.0)
    """
    asked = None if asked_identity(question) else _OFFICE.fullmatch(question.strip())
    head = words(_OF.sub("", asked["office"].lower())) if asked else []
    if asked is None or not re.fullmatch(_ROLE, head[-1] if head else ""):
        return None
    what = re.escape(head[-1])
    is_one = r"(?:is|was|became|has been|remains|was \w+ed)(?: as)?"
    form = (
        rf"\b{what}(?:(?: of [^,.;]{{1,40}})?,)? {_NAME}"
        rf"|{_NAME},(?: \d+,)? (?:[\w’'-]+ ){{0,5}}{what}\b"
        rf"|{_NAME} {is_one} (?:[\w’'-]+ ){{0,5}}{what}\b"
    )
    others = {each for each in stems(asked["office"]) if not each.isdigit()} - {stem(head[-1])}
    now = re.search(r"\b(?:was|were)\b", question) is None
    return AskedHolder(re.compile(form, re.IGNORECASE), frozenset(others), now)
