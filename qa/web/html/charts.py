"""Charts of a library in plain SVG and HTML: articles by month, and by site."""

from collections.abc import Sequence

from qa.counts import counted
from qa.days import spoken_date
from qa.web.html.escaping import escape

MAX_BARS = 60  # months or years beside each other
SITES = 8
_WIDTH, _HEIGHT = 640, 90  # the drawing's own units


def charts_html(months: Sequence[tuple[str, int]], sites: Sequence[tuple[str, int]]) -> str:
    """Both charts; each is "" where there is nothing to compare."""
    return time_chart(counts_over_time(months)) + site_chart(sites)


def counts_over_time(months: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The count of every month from the first to the last, or of every year if too many months.

    >>> counts_over_time([("2017-11", 2), ("2018-01", 1)])
    [('2017-11', 2), ('2017-12', 0), ('2018-01', 1)]
    >>> counts_over_time([("1990-05", 1), ("1990-06", 2), ("2020-01", 1)])[:2]
    [('1990', 3), ('1991', 0)]
    """
    counts = {month: count for month, count in months if _is_month(month)}
    if not counts:
        return []
    first, last = min(counts), max(counts)
    span = range(_month_number(first), _month_number(last) + 1)
    if len(span) <= MAX_BARS:
        names = [f"{number // 12:04}-{number % 12 + 1:02}" for number in span]
        return [(name, counts.get(name, 0)) for name in names]
    years = [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)][-MAX_BARS:]
    return [(year, sum(n for m, n in counts.items() if m[:4] == year)) for year in years]


def time_chart(bars: Sequence[tuple[str, int]]) -> str:
    """Counts over time as an SVG column chart."""
    if len(bars) < 2:
        return ""
    most = max(count for _, count in bars)
    width = _WIDTH / len(bars)
    columns = "".join(
        f"<rect x='{place * width + 1:.1f}' y='{_HEIGHT - count / most * (_HEIGHT - 8):.1f}' "
        f"width='{max(width - 2, 1):.1f}' height='{count / most * (_HEIGHT - 8):.1f}'>"
        f"<title>{spoken_date(name)}: {counted(count, 'article')}</title></rect>"
        for place, (name, count) in enumerate(bars)
        if count
    )
    first, last = spoken_date(bars[0][0]), spoken_date(bars[-1][0])
    busiest = max(bars, key=lambda bar: bar[1])
    label = f"Articles from {first} to {last}; most in {spoken_date(busiest[0])}: {busiest[1]:,}."
    return (
        f"<figure class='chart'><svg viewBox='0 0 {_WIDTH} {_HEIGHT + 1}' role='img' "
        f"aria-label='{label}'>{columns}<line x1='0' x2='{_WIDTH}' y1='{_HEIGHT}' y2='{_HEIGHT}'/>"
        f"</svg><figcaption>{label}</figcaption></figure>"
    )


def site_chart(sites: Sequence[tuple[str, int]]) -> str:
    """The sites with the most articles as a bar chart; ``sites``: the fullest first."""
    if len(sites) < 2:
        return ""
    most = sites[0][1]
    rows = "".join(
        f"<tr><th scope='row' dir='auto'>{escape(site)}</th><td><span class='length' "
        f"style='width:{count / most * 100:.0f}%'></span></td><td>{count:,}</td></tr>"
        for site, count in sites[:SITES]
    )
    more = len(sites) - SITES
    rest = f"<p class='hint'>and {counted(more, 'other site')}</p>" if more > 0 else ""
    return f"<table class='chart sites'><caption>Articles by site</caption>{rows}</table>{rest}"


def _is_month(month: str) -> bool:
    year, _, number = month.partition("-")
    return year.isdecimal() and len(year) == 4 and number.isdecimal() and 1 <= int(number) <= 12


def _month_number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
