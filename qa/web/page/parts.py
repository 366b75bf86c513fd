"""What all tabs share: parts of our own HTML, options of events, colours and type."""

from typing import Any

import gradio as gr

from qa.web.assets import asset

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""For every event: it is not in Gradio's own API, and shows no spinner."""
UNQUEUED: dict[str, Any] = {"queue": False, **QUIET}
"""For events that respond at once, past Gradio's queue."""
EACH: dict[str, Any] = {"trigger_mode": "multiple", **UNQUEUED}
"""For events that may come in quick succession: by default Gradio drops one that is triggered
before the last is answered, and with ``always_last`` it repeats the data of the last."""


def part(elem_id: str, value: str = "", *scripts: str) -> Any:
    """A part of the page with our own HTML, and the events that its scripts trigger.

    Its value is put into Gradio's default template, which evaluates nothing inside it.
    """
    js = "\n".join(map(asset, scripts)) or None
    return gr.HTML(value, elem_id=elem_id, js_on_load=js, apply_default_css=False)


def page_theme() -> gr.themes.Base:
    """The colours of paper and ink; only fonts that the reader's machine has."""
    return gr.themes.Default(
        primary_hue="blue",
        neutral_hue="stone",
        font=["system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    ).set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#171614",
        background_fill_secondary="#ffffff",
        background_fill_secondary_dark="#1e1d1a",
        button_primary_background_fill="#1f4e6b",
        button_primary_background_fill_hover="#173c53",
        button_primary_background_fill_dark="#2a6386",
        button_primary_background_fill_hover_dark="#33759d",
        button_primary_text_color="#ffffff",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )
