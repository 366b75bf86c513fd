"""Irregular verbs, by which what is done and what was done compare, and a past is told."""

from qa.language.words import any_of

_ROWS = """
    beat beat beaten, become became become, begin began begun, break broke broken, bring brought,
    build built, buy bought, catch caught, choose chose chosen, come came come, draw drew drawn,
    drive drove driven, fall fell fallen, feed fed, fight fought, find found, forbid forbade
    forbidden, forget forgot forgotten, get got, give gave given, go went gone, grow grew grown,
    hit hit, hold held, hurt hurt, keep kept, know knew known, lead led, leave left, lend lent,
    lose lost, make made, meet met, overtake overtook overtaken, pay paid, quit quit, rise rose
    risen, run ran run, say said, see saw seen, seek sought, sell sold, send sent, shoot shot,
    shrink shrank shrunk, shut shut, sink sank sunk, speak spoke spoken, spend spent, steal stole
    stolen, strike struck, take took taken, teach taught, tell told, throw threw thrown, win won,
    write wrote written"""
FORMS = {verb: tuple(forms) for verb, *forms in (row.split() for row in _ROWS.split(","))}
"""By a verb its past, and its participle where that is another word."""

VERB_OF = {form: verb for verb, forms in FORMS.items() for form in forms}
"""By such a form the verb."""

PAST = rf"(?:[a-z]{{2,}}ed|{any_of(' '.join(VERB_OF))})"
"""A pattern of what was done: a regular verb's past, or a form of these."""
