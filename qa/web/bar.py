"""The bar above the question: what the articles are limited to, and how to limit them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from qa.web.escaping import shown
from qa.web.limits import Limits, given_date
from qa.web.session import Session

MAX_NAMES = 500  # sites or authors that the page offers


@dataclass(frozen=True, slots=True)
class Names:
    """The sites and authors that there are, and the server that writes."""

    sites: Sequence[str] = ()
    authors: Sequence[str] = ()
    writer: str = ""  # its host; "" where answers are quotes


def bar_html(session: Session, names: Names, *, opened: bool = False) -> str:
    """The chips in force, and a form that adds more."""
    chips = [
        f"<li>{shown(chip.words)}<button type='button' class='drop' data-act='drop' "
        f"data-kind='{chip.kind}' data-value='{shown(chip.value)}' "
        f"aria-label='Remove limit: {shown(chip.words)}'>&#215;</button></li>"
        for chip in session.limits.chips()
    ]
    if session.editing is not None:
        chips.insert(
            0,
            f"<li class='editing'>Changing question {session.editing + 1}; what follows it goes"
            "<button type='button' class='drop' data-act='unedit' "
            "aria-label='Leave the question as it was'>&#215;</button></li>",
        )
    inside = f"<ul class='limits' aria-label='Limits'>{''.join(chips)}</ul>" if chips else ""
    form = _form(session.limits, names, opened=opened)
    switches = f"<div class='switches'>{_switches(session, names.writer)}</div>"
    return f"<div class='bar'>{inside}{form}{switches}</div>"


def limited(session: Session, told: Mapping[str, object]) -> dict[str, Any]:
    """What an act on the bar changes in a session: a form's fields, or a chip that goes."""
    limits, act = session.limits, told.get("act")
    if act == "unedit":
        return {"editing": None}
    if act == "quotes":
        return {"quotes_only": not session.quotes_only}
    if act == "drop":
        return {"limits": limits.without(str(told.get("kind")), str(told.get("value")))}
    site, author = str(told.get("site") or ""), str(told.get("author") or "")
    return {
        "limits": replace(
            limits,
            after=given_date(str(told.get("after"))),
            before=given_date(str(told.get("before"))),
            sites=_added(limits.sites, site),
            authors=_added(limits.authors, author),
        )
    }


def _added(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


def _switches(session: Session, writer: str) -> str:
    pressed = "true" if session.quotes_only else "false"
    said = "Quotes only" if session.quotes_only else f"Written by {shown(writer)}"
    quotes = f"<button type='button' data-act='quotes' aria-pressed='{pressed}'>{said}</button>"
    pressed = "true" if session.keeping else "false"
    keep = (
        f"<button type='button' data-act='keep' aria-pressed='{pressed}'>"
        f"{'Conversations are kept' if session.keeping else 'Nothing is kept'}</button>"
    )
    fresh = "<button type='button' data-act='fresh'>New conversation</button>"
    return (quotes if writer else "") + keep + (fresh if session.exchanges else "")


def _form(limits: Limits, names: Names, *, opened: bool) -> str:
    return (
        f"<details class='limiting'{' open' if opened else ''}>"
        "<summary>Limit the articles</summary>"
        "<form data-act='limit'>"
        f"<label>From <input type='date' name='after' value='{limits.after}'></label>"
        f"<label>Until <input type='date' name='before' value='{limits.before}'></label>"
        f"{_choice('site', 'Site', names.sites)}{_choice('author', 'Author', names.authors)}"
        "</form></details>"
    )


def _choice(name: str, label: str, values: Sequence[str]) -> str:
    if not values:
        return ""
    options = "".join(f"<option>{shown(one)}</option>" for one in values[:MAX_NAMES])
    any_ = "<option value=''>Any</option>"
    return f"<label>{label} <select name='{name}'>{any_}{options}</select></label>"
