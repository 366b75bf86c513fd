"""The bar above the question: the limits on the articles, a form for more, and settings."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.counts import counted
from qa.web.html.escaping import escape
from qa.web.limits import Limits
from qa.web.session import Choices, Session

MAX_NAMES = 500  # sites or authors that the page offers


@dataclass(frozen=True, slots=True)
class Names:
    """The sites and authors of the library, and the server that writes answers."""

    sites: Sequence[str] = ()
    authors: Sequence[str] = ()
    writer: str = ""  # its host; "" where answers are quotes


def bar_html(session: Session, names: Names, *, opened: str = "") -> str:
    """The limits in force, a form for more, and the settings; ``opened`` names the open form."""
    chips = [
        f"<li>{escape(chip.words)}<button type='button' class='drop' data-act='drop' "
        f"data-kind='{chip.kind}' data-value='{escape(chip.value)}' "
        f"aria-label='Remove limit: {escape(chip.words)}'>&#215;</button></li>"
        for chip in session.limits.chips()
    ]
    if unknown := session.limits.unknown:
        left_out = f"Left out: {counted(unknown, 'unknown limit')} in the address"
        chips.insert(0, _notice(left_out, "Dismiss", "drop"))
    if session.editing is not None:
        notice = f"Changing question {session.editing + 1}; what comes after it will be removed"
        chips.insert(0, _notice(notice, "Leave the question as it was", "unedit"))
    limits = f"<ul class='limits' aria-label='Limits'>{''.join(chips)}</ul>" if chips else ""
    unkept = "" if session.choices.keeping else "<span class='unkept'>Nothing is kept</span>"
    fresh_button = "<button type='button' data-act='fresh'>New conversation</button>"
    return (
        f"<div class='bar'>{limits}{_limit_form(session.limits, names, opened=opened == 'limit')}"
        f"{_settings_form(session.choices, names.writer, opened=opened == 'choose')}"
        f"<div class='switches'>{unkept}{fresh_button if session.exchanges else ''}</div></div>"
    )


def _notice(words: str, label: str, act: str) -> str:
    return (
        f"<li class='editing'>{words}<button type='button' class='drop' data-act='{act}' "
        f"aria-label='{label}'>&#215;</button></li>"
    )


def _settings_form(choices: Choices, writer: str, *, opened: bool) -> str:
    """The form of the settings; the theme is stored by the browser alone."""
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
    return f"<label><input type='checkbox' name='{name}'{checked}> {escape(words)}</label>"


def _limit_form(limits: Limits, names: Names, *, opened: bool) -> str:
    return (
        f"<details name='bar' class='limiting'{' open' if opened else ''}>"
        "<summary>Limit the articles</summary>"
        "<form data-act='limit'>"
        f"<label>From <input type='date' name='after' value='{limits.after}'></label>"
        f"<label>Until <input type='date' name='before' value='{limits.before}'></label>"
        f"{_select('site', 'Site', names.sites)}{_select('author', 'Author', names.authors)}"
        "</form></details>"
    )


def _select(name: str, label: str, values: Sequence[str]) -> str:
    if not values:
        return ""
    options = "".join(f"<option>{escape(one)}</option>" for one in values[:MAX_NAMES])
    any_ = "<option value=''>Any</option>"
    return f"<label>{label} <select name='{name}'>{any_}{options}</select></label>"
