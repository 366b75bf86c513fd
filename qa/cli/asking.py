"""The commands that ask a library."""

from typing import Annotated

import typer

from qa.cli.limiting import After, Author, Before, Site, Source, limits, tell_if_empty
from qa.cli.opening import Library, library_to_ask
from qa.cli.telling import Json, show_value

Words = Annotated[list[str], typer.Argument(help="In quotation marks or not.")]


def ask(  # noqa: PLR0913 (each is an option)
    question: Words,
    *,
    library: Library = None,
    after: After = None,
    before: Before = None,
    site: Site = None,
    author: Author = None,
    source: Source = None,
    quotes_only: Annotated[
        bool, typer.Option("--quotes-only", help="Quote; send nothing to a model server.")
    ] = False,
    any_time: Annotated[
        bool, typer.Option("--any-time", help='"Last month" in the question limits nothing.')
    ] = False,
    json: Json = False,
) -> None:
    """Answer a question, or say that the articles don't."""
    only = limits(after, before, site, author, source)
    with library_to_ask(library) as byline:
        tell_if_empty(byline, only)
        answer = byline.ask(
            " ".join(question), only=only, quotes_only=quotes_only, any_time=any_time
        )
    from qa.rendering import answer_text

    show_value(answer.to_dict(), json, lambda: answer_text(answer))


def search(  # noqa: PLR0913 (each is an option)
    query: Words,
    *,
    library: Library = None,
    after: After = None,
    before: Before = None,
    site: Site = None,
    author: Author = None,
    source: Source = None,
    limit: Annotated[int, typer.Option(min=1, help="How many passages.")] = 10,
    json: Json = False,
) -> None:
    """List the passages nearest to some words, best first."""
    from qa.errors import EmptyQuestion

    words = " ".join(query)
    if not words.strip():
        raise EmptyQuestion("There are no words to look for. Type some and search again.")
    only = limits(after, before, site, author, source)
    with library_to_ask(library) as byline:
        tell_if_empty(byline, only)
        hits = byline.search(words, limit, only=only)
    from qa.article_values import hit_to_dict
    from qa.rendering import hits_text

    show_value([hit_to_dict(hit) for hit in hits], json, lambda: hits_text(hits))
