"""Counts: numbers with their nouns, for a person to read."""


def counted(number: int, one: str) -> str:
    """A number with its noun.

    >>> counted(1, "article"), counted(1200, "word")
    ('1 article', '1,200 words')
    """
    return f"{number:,} {one}{'' if number == 1 else 's'}"
