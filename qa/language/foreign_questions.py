"""Foreign questions: the kind of answer to German, French, Spanish and Italian ones."""

import re

from embeddings.calendar_words import MONTHS, WEEKDAYS
from qa.language.number_words import FOREIGN_COUNTS
from qa.language.words import any_of

_KINDS = tuple(
    (kind, re.compile(rf"[¿\W]*(?:{forms})"))
    for kind, forms in (
        ("clock", r"um wie ?viel uhr\b|à quelle heure\b|a qué hora\b|a che ora\b"),
        (
            "time",
            r"(?:seit |ab |bis )?wann\b|(?:in|an|am) welche[mnr] (?:jahr|tag|monat|datum)"
            r"|(?:depuis |jusqu['’]à )?quand\b|(?:en|à) quel(?:le)? (?:année|mois|date|jour)"
            r"|quel jour\b|(?:desde |hasta )?cu[áa]ndo\b|en qué (?:año|mes|fecha|día)|qué día\b"
            r"|(?:da |fino a )?quando\b|in (?:che|quale) (?:anno|mese|giorno|data)",
        ),
        ("duration", r"wie lange\b|combien de temps|cu[áa]nto tiempo|(?:per )?quanto tempo"),
        (
            "age",
            r"wie alt\b|quel âge\b|qué edad\b|cu[áa]ntos años (?:tiene|tenía|cumpl)"
            r"|quanti anni (?:ha|aveva)\b",
        ),
        (
            "price",
            r"wie ?viel (?:geld )?kostet|was kostet|wie teuer"
            r"|combien (?:coût|a coûté|ont coûté|vaut)"
            r"|cu[áa]nto (?:cuesta|costó|costaron|vale)|quanto (?:cost|è costat)"
            r"|(?:wie ?viele?|combien d(?:e |['’])|cu[áa]nt[oa]s|quant[ie]) ?(?:\w+ )?"
            r"(?:euro|dollar|d[óo]lar|franken|francs?|pesos)",
        ),
        ("weight", r"wie schwer (?:ist|war|sind)\b|(?:combien|cu[áa]nto|quanto) (?:pès|pes)"),
        ("count", r"wie ?viele\b|combien d(?:e |['’])|cu[áa]nt[oa]s\b|quant[ie]\b"),
        ("number", r"wie ?(?:hoch|tief|breit|lang|groß|weit|schnell|viel)\b|combien\b"),
        (
            "name",
            r"w(?:er|en|em|essen|o|oher|ohin)\b|(?:à |de )?qui\b(?! vive)|d['’]où\b|où\b"
            r"|(?:a |de )?qui[ée]n(?:es)?\b|(?:a|de )?d[óo]nde\b|(?:di |a )?chi [a-zè]+|dove\b",
        ),
    )
)


def foreign_kind(question: str) -> str:
    """The kind of answer that a question's first words ask for, or "".

    >>> [foreign_kind(each) for each in ("Wer war das?", "¿Cuántos son?", "Qu'est-ce?", "Who?")]
    ['name', 'count', '', '']
    """
    small = question.lower()
    return next((kind for kind, form in _KINDS if form.match(small)), "")


_NUMBERS = " ".join(FOREIGN_COUNTS[1:]) + (
    " elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend million(?:en)? milliarden? vingt "
    "trente quarante cinquante soixante cent mille milliers? veinte treinta cuarenta cincuenta "
    "cien(?:to)? mil mill[óo]n(?:es)? due tre quattro cinque sei sette otto nove dieci venti "
    "quaranta cinquanta cento milion[ei]"
)
_MONEY = (
    "€ \\$ £ eur chf euros? dollars? dólares dollari kronen? coronas? couronnes? coron[ae] franken "
    "francs? francos pesos pfund livres libras sterline lire yen rubel"
)
_PERIODS = (
    "sekunden? minuten? stunden? tagen? tage wochen? monate?n? jahre?n? secondes? minutes? heures? "
    "jours? semaines? mois ans? années? siècles? segundos? minutos? horas? días? semanas? "
    "mes(?:es)? años? siglos? second[oi] minut[oi] or[ae] giorn[oi] settiman[ae] mes[ei] ann[oi] "
    "secol[oi]"
)
_WEIGHTS = (
    "k?g kilo(?:s|gramm[ei]?|grammes?|gramos)? t tonnen? tonnes? toneladas? tonnellat[ae] "
    "gramm(?:es?)? gram[oi]s? pfund"
)
_TIMES = (
    "uhr jahrhundert siècle siglo secolo gestern heute morgen vorgestern ayer hoy mañana hier "
    "aujourd['’]hui demain ieri oggi domani mitternacht mittag minuit midi medianoche mezzanotte "
    "frühling frühjahr sommer herbst printemps été automne hiver primavera verano otoño invierno "
    "estate autunno inverno ostern weihnachten noël pâques navidad natale vor seit nach während "
    "bis depuis après avant pendant hace desde después antes durante hasta fa dopo prima"
)


_MONTHS = sorted(MONTHS, key=len, reverse=True)
_MONTH = any_of(" ".join(each for each in _MONTHS if len(each) > 3))
_WEEKDAY = any_of(" ".join(each for each in WEEKDAYS if len(each) > 4))
_AMOUNT = (
    rf"(?:(?<![\d.,])(?:\d{{1,3}}(?: \d{{3}})++(?!\d)|\d++)(?:[.,]\d++)*+|\b{any_of(_NUMBERS)}\b)"
)
_SCALES = (
    "tausend mille mil mio\\.? mrd\\.? million(?:en|s)? mill[óo]n(?:es)? milion[ei] milliarden? "
    "milliards? miliard[oi]"
)
_SCALED = rf"{_AMOUNT}(?: {any_of(_SCALES)})?"
_OF = r"(?: d[ei](?= )| d(?=['’]))?[ '’]?"
_OF_A_DAY = rf"(?:\.|er|º)? ?(?:de |d['’])?{any_of(' '.join(_MONTHS))}\b"
_AND_A_DAY = rf" (?:und|bis|et|au|y|al?|e) (?:el |le |il |zum )?\d{{1,2}}{_OF_A_DAY}"

FOREIGN = {
    "clock": re.compile(r"\b\d{1,2}(?:[.:h]\d\d| ?h| uhr)\b", re.IGNORECASE),
    "time": re.compile(
        rf"\b(?:\d{{1,2}}{_OF_A_DAY}|{_MONTH}\b|{any_of(_TIMES)}\b)(?: (?:del? )?\d{{4}}\b)?"
        rf"|\b\d{{4}}\b|\b\d{{1,2}}[.:h]\d\d\b|\b{_WEEKDAY}\b",
        re.IGNORECASE,
    ),
    "duration": re.compile(rf"(?:{_SCALED}|\b\w+(?! ans\b)) {any_of(_PERIODS)}\b", re.IGNORECASE),
    "age": re.compile(
        rf"{_SCALED}[ -]?(?:{any_of(_PERIODS)}|jährige?[rsnm]?)\b|(?<=, )\d{{1,3}}(?=[,.;])"
        r"|(?<=\()\d{1,3}(?=\))|\b(?:1\d|20)\d\d\b",
        re.IGNORECASE,
    ),
    "price": re.compile(
        rf"{_SCALED}{_OF}{any_of(_MONEY)}(?!\w)|[€$£] ?{_AMOUNT}"
        r"|\b(?:umsonst|kostenlos|gratis|gratuite?|libre|gratuito)\b",
        re.IGNORECASE,
    ),
    "weight": re.compile(rf"{_SCALED}{_OF}{any_of(_WEIGHTS)}\b", re.IGNORECASE),
    "count": re.compile(
        rf"(?!(?:1[5-9]|20)\d\d\b)(?>{_SCALED})(?!{_OF_A_DAY}|{_AND_A_DAY})"
        rf"(?! ?%)(?! ?(?:uhr|h)(?!\w))(?!{_OF}{any_of(_MONEY)}(?!\w))"
        r"|\b(?:kein\w*|niemand|aucune?|personne|ningun[oa]?|nadie|nessun[oa]?|beide[nrs]?)\b",
        re.IGNORECASE,
    ),
    "number": re.compile(_SCALED, re.IGNORECASE),
}
"""By kind the pattern of its entities in these languages; names are as in English."""
