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
)
WEEKDAYS: frozenset[str] = frozenset(name for row in _WEEKDAY_ROWS for name in row.split())

# not in it: IST and others that mean several offsets, ET and PT that change with the season
ZONES: dict[str, str] = {
    "UTC": "+00:00",
    "GMT": "+00:00",
    "Z": "+00:00",
    "WET": "+00:00",
    "WEST": "+01:00",
    "BST": "+01:00",
    "CET": "+01:00",
    "MEZ": "+01:00",
    "CEST": "+02:00",
    "MESZ": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "SAST": "+02:00",
    "MSK": "+03:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CST": "-06:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "HKT": "+08:00",
    "SGT": "+08:00",
    "AEST": "+10:00",
    "AEDT": "+11:00",
    "NZST": "+12:00",
    "NZDT": "+13:00",
}
