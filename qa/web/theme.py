"""How the page looks: colours and type for Gradio, and the files of our own."""

from pathlib import Path

import gradio as gr

_ASSETS = Path(__file__).with_name("assets")


def asset(name: str) -> str:
    """The text of one of our own files."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def page_theme() -> gr.themes.Base:
    """Quiet paper and ink; no font that is not on the reader's machine."""
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
