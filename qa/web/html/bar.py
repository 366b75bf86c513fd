"""The bar above the question: what the articles are limited to, and how to limit them."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.counts import counted
from qa.web.html.escaping import shown
from qa.web.limits import Limits
from qa.web.session import Choices, Session

MAX_NAMES = 500  # sites or authors that the page offers


@dataclass(frozen=True, slots=True)
class Names:
    """The sites and authors that there are, and the server that writes."""

    sites: Sequence[str] = ()
    authors: Sequence[str] = ()
    writer: str = ""  # its host; "" where answers are quotes


def bar_html(session: Session, names: Names, *, opened: str = "") -> str:
    """The chips in force, a form that adds more, and the settings; one of the two may be open."""
    chips = [
        f"<li>{shown(chip.words)}<button type='button' class='drop' data-act='drop' "
        f"data-kind='{chip.kind}' data-value='{shown(chip.value)}' "
        f"aria-label='Remove limit: {shown(chip.words)}'>&#215;</button></li>"
        for chip in session.limits.chips()
    ]
    if unknown := session.limits.unknown:
        left_out = f"Left out: {counted(unknown, 'unknown limit')} in the address"
        chips.insert(0, _notice(left_out, "Dismiss", "drop"))
    if session.editing is not None:
        after = f"Changing question {session.editing + 1}; what comes after it will be removed"
        chips.insert(0, _notice(after, "Leave the question as it was", "unedit"))
    inside = f"<ul class='limits' aria-label='Limits'>{''.join(chips)}</ul>" if chips else ""
    state = "" if session.choices.keeping else "<span class='unkept'>Nothing is kept</span>"
    fresh = "<button type='button' data-act='fresh'>New conversation</button>"
    return (
        f"<div class='bar'>{inside}{_form(session.limits, names, opened=opened == 'limit')}"
        f"{_settings(session.choices, names.writer, opened=opened == 'choose')}"
        f"<div class='switches'>{state}{fresh if session.exchanges else ''}</div></div>"
    )


def _notice(words: str, label: str, act: str) -> str:
    return (
        f"<li class='editing'>{words}<button type='button' class='drop' data-act='{act}' "
        f"aria-label='{label}'>&#215;</button></li>"
    )


def _settings(choices: Choices, writer: str, *, opened: bool) -> str:
    """Switches; the theme is the browser's own affair."""
    switches = [
        _switch("brief", "Short answers, of one sentence", on=choices.brief),
        _switch("keeping", "Keep conversations, this one too", on=choices.keeping),
    ]
    if writer:
        words = f"Quotes only: send no passages to {writer}"
        switches.append(_switch("quotes_only", words, on=choices.quotes_only))
    themes = "".join(
        f"<option value='{value}'>{name}</option>"
        for value, name in (("", "As the system"), ("light", "Light"), ("dark", "Dark"))
    )
    return (
        f"<details name='bar' class='choosing'{' open' if opened else ''}>"
        f"<summary>Settings</summary><form data-act='choose'>{''.join(switches)}"
        f"<label>Theme <select name='theme'>{themes}</select></label></form></details>"
    )


def _switch(name: str, words: str, *, on: bool) -> str:
    checked = " checked" if on else ""
    return f"<label><input type='checkbox' name='{name}'{checked}> {shown(words)}</label>"


def _form(limits: Limits, names: Names, *, opened: bool) -> str:
    return (
        f"<details name='bar' class='limiting'{' open' if opened else ''}>"
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
