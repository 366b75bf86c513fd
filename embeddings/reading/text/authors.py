"""Authors: the names in author lines and in metadata."""

import re
from collections.abc import Iterable

_AROUND_NAME = re.compile(
    r"^(?:(?:alle|alles|zeige alle|view all|all|see all) (?:\w+ )?(?:von|by)"
    r"|(?:artikel|beitrag|veröffentlicht|eingestellt|erstellt|verfasst|gepostet) von"
    r"|(?:publié|rédigé) par|(?:publicado|escrito) por|(?:pubblicato|scritto) da"
    r"|(?:articles?|posts?|posted|written) by"
    r"|vom|about|über|and|und|et|interview:) "
    r"|(?:(?-i:, [A-Z]{2,6})|, ?(?:ph\.?d|m\.?d|dr)\b\.?.*|\balle artikel| vor)$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:(?:(?:written|report(?:ed)?|interview(?:ed)?|review(?:ed)?|story|words) )?by|von|por|par|"
    r"di|door|av|af|autor(?:in|en)?|author|reporter|text|texte|texto|redacción|"
    r"propos recueillis par)(?:\s*:\s*|\s+)(?=\S)"
    r"|(?:report|words|bericht|автор|текст|yazan)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_BY_CHINESE = re.compile(
    "(?:本报|特约)?(?:记者|記者|作者|撰文|文)[ ：:/]{1,3}"
    "((?:[\u4e00-\u9fff·]{2,6}[ 、，]*){1,4})(?:[|｜].*)?"
)
_BY_ARABIC = re.compile("(?:بقلم|كتبت?|إعداد) ?: ?([\u0621-\u0652]+(?: [\u0621-\u0652]+){1,3})")
_LABELLED_CHINESE = re.compile(
    "(?:作者|记者|記者)[：:] ?([\u4e00-\u9fff·]{2,6})(?![\u4e00-\u9fff])"
)
_AND = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bund\b|\by\b|\bet\b|\be\b|\ben\b)\s*", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s*(?:\||·|•|\(|\[|–|—| - |, (?:in|im|aus|en|à) "
    r"|\b(?:in|im|aus|for|à|für|at|from|with)\b\s|\bon$)"
)
_PARTICLES = frozenset(
    (
        *("de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le", "les"),
        *("van", "von", "vom", "zu", "zur", "der", "den", "ter", "ten", "te", "al", "el", "bin"),
        *("ibn", "bint", "ben", "abu", "af", "av", "y", "e", "i", "st"),
    )
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.·-])*\.?")
_NO_NAMES = frozenset(
    (
        *("admin", "administrator", "editor", "editors", "staff", "team", "redaktion", "author"),
        *("guest", "unknown", "anonymous", "webmaster", "contributor", "none", "null", "by", "mr"),
        *("facebook", "twitter", "email", "share", "news", "published", "updated", "photo"),
        *("photos", "image", "of", "in", "on", "for", "and", "at", "to", "press", "release"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        *("stand", "artikel", "artikels", "thema", "mehr", "alle", "dieses", "diese"),
        *("sunday", "today", "the", "this", "what", "how", "why", "when", "who", "more", "read"),
        "no author",
    )
)
_ROLES = re.compile(
    r"\b(?:correspondent|editor|reporter|journalist|columnist|writer|analyst|staff|(?:chef)?redakteur\w*|"
    r"korrespondent\w*|redacto\w+|corresponsal|journaliste|rédact\w+|envoyée?|agencies|agency)\b",
    re.IGNORECASE,
)
_HONOURS = re.compile(r"^(?:(?:dr|prof|professor)\b\.?\s+)+(?=\S+\s+\S)", re.IGNORECASE)
_LONGEST_NAME = 60
_OTHER_WORDS = 5
"""Words besides the names in "By Ana Ruiz and Jo Okafor in New York."; a sentence has more."""


def is_name(text: str) -> bool:
    """Whether a text has the form of one person's full name.

    >>> is_name("Mythili Sampathkumar"), is_name("Ludwig van Beethoven"), is_name("US missiles hit")
    (True, True, False)
    """
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > _LONGEST_NAME:
        return False
    if not (words[0][0].isupper() or words[0] in _PARTICLES) or not words[-1][0].isupper():
        return False
    return all(map(_is_name_word, words))


def byline(line: str) -> tuple[str, ...]:
    """The names in an author line such as "By Ana Ruiz and Jo Okafor in Lagos"; else none.

    >>> byline("By Ana Ruiz and Jo Okafor in Lagos"), byline("By the time they came, it was dark")
    (('Ana Ruiz', 'Jo Okafor'), ())
    >>> byline("Автор: Ольга Синицына"), byline("بقلم: ليلى المنصوري")
    (('Ольга Синицына',), ('ليلى المنصوري',))
    >>> byline("بقلم: " + "ا" * 5000 + "!")  # takes no time
    ()
    >>> byline("Автор Нобелевской Премии Мира")
    ()
    >>> byline("By Farra Bridge, where the river bends, stands a mill.")
    ()
    """
    if chinese := _BY_CHINESE.fullmatch(line):
        return tuple(re.split(r"[ 、，]+", chinese[1].strip()))
    if arabic := _BY_ARABIC.fullmatch(line):
        return (arabic[1],)
    mark = _BY.match(line)
    found = names(line[mark.end() :]) if mark and len(line) <= 160 else ()
    others = len(line.split()) - len(" ".join(found).split())
    return () if line.endswith((".", "!", "?")) and others > _OTHER_WORDS else found


def labelled_author(line: str) -> tuple[str, ...]:
    """The name after the author's label within a line of metadata, as Chinese portals write it.

    >>> labelled_author("2013年5月6日 来源：海湾日报 作者：林晓帆 我要评论")
    ('林晓帆',)
    """
    found = _LABELLED_CHINESE.search(line)
    return (found[1],) if found else ()


def names(text: str) -> tuple[str, ...]:
    """The names that a text begins with; roles and places after them are cut.

    >>> names("Dr Jane Doe, Political Editor"), names("SAM O'NEIL | The Quay"), names("nobody here")
    (('Jane Doe',), ("Sam O'Neil",), ())
    """
    text = _AFTER_NAME.split(text, maxsplit=1)[0]
    found: list[str] = []
    for part in _AND.split(text):
        name = _HONOURS.sub("", part.strip(" .:,;*"), count=1)
        if _ROLES.search(name) or not is_name(name):
            break
        found.append(_plain_case(name))
    return tuple(dict.fromkeys(found))


def without_label(line: str) -> str:
    """A name without the words that pages write around it.

    >>> without_label("Alle Artikel von Ana Ruiz"), without_label("von Marc")
    ('Ana Ruiz', 'Marc')
    """
    line = _AROUND_NAME.sub("", line).strip()
    mark = _BY.match(line)
    return line[mark.end() :] if mark else line


def is_role(line: str) -> bool:
    """Whether a short line is an author's role: "Political correspondent"."""
    return len(line) <= 80 and bool(_ROLES.search(line)) and not line.endswith(".")


def cleaned_names(entries: Iterable[str]) -> tuple[str, ...]:
    """The names in entries of metadata, without labels, addresses, and accounts that are no person.

    >>> cleaned_names(["By JANE DOE; John Roe", "admin", "https://x.example/jane", "Staff"])
    ('Jane Doe', 'John Roe')
    """
    found: list[str] = []
    for entry in entries:
        bare = _BY.sub("", " ".join(entry.split()), count=1) if _BY.match(entry.strip()) else entry
        for part in re.split(r"[;|]|\s(?:and|und|&)\s|, (?=[^,]+ )", _AROUND_NAME.sub("", bare)):
            name = _AROUND_NAME.sub("", " ".join(part.split()).strip(" .,:*-–")).strip()
            name = _HONOURS.sub("", name, count=1)
            if _is_metadata_name(name):
                found.append(_plain_case(name))
    return tuple({name.casefold(): name for name in reversed(found)}.values())[::-1]


def _is_metadata_name(name: str) -> bool:
    lower = name.lower()
    return (
        2 <= len(name) <= _LONGEST_NAME
        and len(name.split()) <= 6
        and any(letter.isalpha() for letter in name)
        and not re.search(
            r"https?:|www\.|[@{}<>=\\]|\d{3}|\w\.(?:com|de|org|net|at|ch|it|eu|info)\b|^\S+\.[a-z]{2,}$",
            lower,
        )
        and lower not in _NO_NAMES
    )


def _is_name_word(word: str) -> bool:
    if word.lower() in _NO_NAMES or not _NAME_WORD.fullmatch(word):
        return False
    return word in _PARTICLES or word[0].isupper()


def _plain_case(name: str) -> str:
    """A name in capitals as it is usually written: JANE DOE as Jane Doe; initials stay."""
    if not name.isupper() or not any(len(word) > 3 for word in name.split()):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower(), name)
