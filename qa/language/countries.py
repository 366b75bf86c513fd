"""Countries with the words for their people, so that "French" and "France" compare equal."""

from functools import cache

from qa.language.words import stem

_FORMS = """
    uk britain british kingdom, us usa america american state, france french frenchman,
    england english englishman,
    wales welsh, scotland scottish scots, ireland irish, spain spanish spaniard,
    netherlands dutch holland, denmark danish dane, sweden swedish swede, finland finnish finn,
    norway norwegian, poland polish pole, portugal portuguese, turkey turkish turk türkiye,
    switzerland swiss, greece greek, germany german, china chinese, philippines filipino,
    ukraine ukrainian, myanmar burma burmese, thailand thai, peru peruvian, lebanon lebanese,
    cyprus cypriot, europe european eu, uae emirates emirati, czech czechia, mexico mexican,
    canada canadian, belgium belgian, argentina argentine argentinian, morocco moroccan,
    niger nigerien, nigeria nigerian, austria austrian, australia australian,
    ivory ivorian, catalonia catalan, hungary hungarian, italy italian"""


def same_country(root: str) -> frozenset[str]:
    """The stems of all words for a country and its people, given one of them; else none.

    >>> sorted(same_country("dutch"))
    ['dutch', 'holland', 'netherland']
    """
    return _by_stem().get(root, frozenset())


@cache
def _by_stem() -> dict[str, frozenset[str]]:
    rows = [frozenset(map(stem, row.split())) for row in _FORMS.split(",")]
    return {root: row for row in rows for root in row}
