"""The names of months, weekdays and time zones, as articles write them."""

_MONTH_ROWS = (
    "january jan januar jänner enero ene janvier janv gennaio gen janeiro januari",
    "february feb februar febrero février févr fevrier febbraio fevereiro fev februari",
    "march mar märz mär mrz maerz marzo mars março maart mrt",
    "april apr abril abr avril avr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juni junio juin giugno giu junho",
    "july jul juli julio juillet juil luglio lug julho",
    "august aug agosto ago août aout augustus",
    "september sep sept septiembre setiembre septembre settembre set setembro",
    "october oct oktober okt octubre octobre ottobre ott outubro out",
    "november nov noviembre novembre novembro",
    "december dec dezember dez diciembre dic décembre déc decembre dicembre dezembro",
)
MONTHS: dict[str, int] = {
    name: number for number, row in enumerate(_MONTH_ROWS, 1) for name in row.split()
}
_MORE_MONTH_ROWS = (  # some are names or words elsewhere: Polish "maja", Turkish "mart"
    "stycznia января ocak يناير",
    "lutego февраля şubat فبراير",
    "marca marts марта mart مارس",
    "kwietnia апреля nisan أبريل",
    "maja maj мая mayıs مايو",
    "czerwca июня haziran يونيو",
    "lipca июля temmuz يوليو",
    "sierpnia augusti августа ağustos أغسطس",
    "września сентября eylül سبتمبر",
    "października октября ekim أكتوبر",
    "listopada ноября kasım نوفمبر",
    "grudnia декабря aralık ديسمبر",
)
_ALIKE = str.maketrans("ıİſ", "iis")  # the letters that a pattern takes for i and s
ALL_MONTHS: dict[str, int] = MONTHS | {
    name.translate(_ALIKE): number
    for number, row in enumerate(_MORE_MONTH_ROWS, 1)
    for name in row.split()
}
"""With those of more languages, which stand for a month between a day and a year alone."""
ENGLISH_MONTHS = tuple(row.split()[0] for row in _MONTH_ROWS)

ENGLISH_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY_ROWS = (
    " ".join(ENGLISH_WEEKDAYS),
    "mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lunes martes miércoles jueves viernes sábado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira",
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "poniedziałek wtorek środa czwartek piątek sobota niedziela",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "pazartesi salı çarşamba perşembe cuma cumartesi",
)
WEEKDAYS: frozenset[str] = frozenset(name for row in _WEEKDAY_ROWS for name in row.split())

# not in it: IST and others that mean several offsets, ET and PT that change with the season
_ZONE_ROWS = {
    "-08:00": "PST",
    "-07:00": "MST PDT",
    "-06:00": "CST MDT",
    "-05:00": "EST CDT",
    "-04:00": "EDT",
    "+00:00": "UTC UT GMT Z WET",
    "+01:00": "WEST BST CET MEZ",
    "+02:00": "CEST MESZ EET SAST",
    "+03:00": "EEST MSK",
    "+08:00": "HKT SGT",
    "+09:00": "JST KST",
    "+10:00": "AEST",
    "+11:00": "AEDT",
    "+12:00": "NZST",
    "+13:00": "NZDT",
}
ZONES: dict[str, str] = {name: offset for offset, row in _ZONE_ROWS.items() for name in row.split()}


def month_of(name: str) -> int:
    """The number, 1..12, of a month by a name that a case-insensitive pattern matched.

    >>> month_of("KASIM"), month_of("Kasım"), month_of("HAZİRAN"), month_of("Auguſt")
    (11, 11, 6, 8)
    """
    return ALL_MONTHS[name.translate(_ALIKE).lower()]
