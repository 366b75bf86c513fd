"""The source panel beside the chat: opens the article that a citation names."""

from collections.abc import Iterator
from typing import Any

import gradio as gr

from qa.byline import Byline
from qa.libraries import Libraries
from qa.web.citation_links import as_cited, linked_article, parse_link
from qa.web.html.article import article_panel, gone_panel
from qa.web.html.escaping import escape
from qa.web.page.parts import EACH, UNQUEUED, part

HINT = "<p class='note'>Choose a number in an answer to read its words in the article.</p>"

SHUT = "() => ({__type__: 'update', open: false})"


def build_source(libraries: Libraries) -> Any:
    """Build the panel; its event ``alone`` names an article that questions are limited to."""
    with gr.Sidebar(
        position="right", open=False, width="min(560px,100vw)", label="Source", elem_id="source-bar"
    ) as bar:
        panel = part("source", HINT, "source.js")

    def cite(event: gr.EventData) -> tuple[str, gr.Sidebar]:
        panel = panel_for(libraries, str(event.link))
        # sent back, so that the same citation chosen twice is a change, and which one it is
        return f"<div data-asked='{escape(str(event.number))}'>{panel}</div>", gr.Sidebar(open=True)

    panel.cite(cite, None, [panel, bar], **EACH)
    # in the browser: a late response could shut what was opened since
    panel.shut(None, None, bar, js=SHUT, **UNQUEUED)
    return panel


def panel_for(libraries: Libraries, asked: str) -> str:
    """The panel, as HTML, for a citation link or article id, whatever the page sent."""
    link = parse_link(asked)
    for library in _libraries_to_try(libraries):
        article = linked_article(library, link) if link else library.article(asked)
        if article is None:
            continue
        sample = library.status().samples
        if link is None or link.fits(article):
            return article_panel(article, link, sample=sample)
        cited, until = as_cited(library, article, link)
        return article_panel(cited, link, sample=sample, until=until)
    return gone_panel()


def _libraries_to_try(libraries: Libraries) -> Iterator[Byline]:
    """The current library, then the samples, as an old citation may be of one of those."""
    reading = libraries.current()
    yield reading
    if not reading.status().samples:
        yield libraries.samples()
