"""The article that most tests of the page ask, and the way to its quote."""

from typing import Any

from .conftest import Visit

ARTICLE = """The pier at Sandwick

By Ola Brand
3 May 2021

A storm broke the pier in two on 9 November 1929. The mayor, Greta Lund, promised a new one.

{filler}

The pier at Sandwick was built in 1873 by the engineer Jon Hask. It carried a steam railway.

{filler}
"""
FILLER = "\n\n".join(["Visitors came for the view, the wind and the fried herring. " * 6] * 12)
QUOTE = "The pier at Sandwick was built in 1873 by the engineer Jon Hask."
QUESTION = "Who built the pier at Sandwick?"
IN_VIEW = """mark => {
  const box = mark.getBoundingClientRect();
  return document.activeElement === mark && box.top >= 0 && box.left >= 0
    && box.bottom <= innerHeight && box.right <= innerWidth;
}"""


def wait_for_mark(visit: Visit) -> Any:
    mark = visit.page.locator("#source mark.cited")
    mark.first.wait_for()
    visit.page.wait_for_function(f"({IN_VIEW})(document.querySelector('#source mark.cited'))")
    return mark


def closed(reader: Visit) -> None:
    reader.page.wait_for_selector("#source-bar:not(.open)", state="attached")
