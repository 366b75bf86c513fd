"""The source panel beside the chat: opens the article that a citation names."""

from typing import Any

import gradio as gr

from embeddings.article import Article
from qa.libraries import Libraries
from qa.web.article import article_panel, gone_panel
from qa.web.links import parse_link
from qa.web.theme import part

HINT = "<p class='note'>Choose a number in an answer to read its words in the article.</p>"
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
"""For every event: nothing of ours is an interface for programs, and nothing flickers."""


def build_source(libraries: Libraries) -> Any:
    """Put the panel on the page; its event ``alone`` names an article to be asked alone."""
    with gr.Sidebar(
        position="right", open=False, width="min(560px,100vw)", label="Source", elem_id="source-bar"
    ) as bar:
        panel = part("source", HINT, "source.js")

    def cite(event: gr.EventData) -> tuple[str, gr.Sidebar]:
        return panel_for(libraries, str(event.link)), gr.Sidebar(open=True)

    def close() -> gr.Sidebar:
        return gr.Sidebar(open=False)

    panel.cite(cite, None, [panel, bar], queue=False, **QUIET)
    panel.shut(close, None, bar, queue=False, **QUIET)
    return panel


def panel_for(libraries: Libraries, asked: str) -> str:
    """The panel for a citation's link or an article's id; what a page sent is never trusted."""
    link = parse_link(asked)
    found = find_article(libraries, link.article_id if link else asked)
    if found is None:
        return gone_panel()
    article, sample = found
    return article_panel(article, link, sample=sample)


def find_article(libraries: Libraries, article_id: str) -> tuple[Article, bool] | None:
    """An article by its id, and whether it is a sample; the reader's own come first."""
    reading = libraries.reading()
    if article := reading.article(article_id):
        return article, reading.status().samples
    if reading.status().samples:
        return None
    sample = libraries.samples().article(article_id)
    return (sample, True) if sample else None
