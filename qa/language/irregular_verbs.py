"""Irregular verbs: the forms of each, so that "builds" and "built" compare equal."""

from qa.language.words import any_of, stem

_ROWS = """
    bear bore born, beat beat beaten, become became become, begin began begun, bend bent, blow blew
    blown, break broke broken, breed bred, bring brought, build built, burst burst, buy bought,
    catch caught, choose chose chosen, come came come, cut cut, deal dealt, dig dug, draw drew
    drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel
    felt, fight fought, find found, fly flew flown, forbid forbade forbidden, forget forgot
    forgotten, forgive forgave forgiven, freeze froze frozen, get got, give gave given, go went
    gone, grow grew grown, hang hung, hear heard, hide hid hidden, hit hit, hold held, hurt hurt,
    keep kept, know knew known, lay laid, lead led, leave left, lend lent, light lit, lose lost,
    make made, mean meant, meet met, overtake overtook overtaken, overthrow overthrew overthrown,
    pay paid, quit quit, rebuild rebuilt, ride rode ridden, ring rang rung, rise rose risen, run ran
    run, say said, see saw seen, seek sought, sell sold, send sent, set set, shake shook shaken,
    shoot shot, show showed shown, shrink shrank shrunk, shut shut, sing sang sung, sink sank sunk,
    sleep slept, speak spoke spoken, spend spent, steal stole stolen, stick stuck, strike struck,
    swear swore sworn, sweep swept, swim swam swum, take took taken, teach taught, tear tore torn,
    tell told, throw threw thrown, understand understood, wake woke woken, wear wore worn, win won,
    withdraw withdrew withdrawn, write wrote written"""
FORMS = {verb: tuple(forms) for verb, *forms in (row.split() for row in _ROWS.split(","))}
"""By a verb its past, and its participle where that is another word."""

VERB_OF = {form: verb for verb, forms in FORMS.items() for form in forms}
"""By an irregular form its verb."""

PAST = rf"(?:[a-z]{{2,}}ed|{any_of(' '.join(VERB_OF))})"
"""A pattern of verbs in the past: a regular one, or any of these forms."""


def verb_root(word: str) -> str:
    """The stem of a word in small letters, of an irregular form that of its verb.

    >>> verb_root("built"), verb_root("builds")
    ('build', 'build')
    """
    return stem(VERB_OF.get(word, word))
