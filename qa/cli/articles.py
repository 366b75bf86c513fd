"""The commands that change a library, and those that show what it holds."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.opening import Library, Private, own_library, reading_library
from qa.cli.telling import Json, Quiet, progress_line, show_reports, show_value, tell

if TYPE_CHECKING:
    from embeddings.article import Article


def add(  # noqa: PLR0913 (each is an option)
    places: Annotated[
        list[str],
        typer.Argument(help="Files, folders, http(s) addresses, or - for a text piped in."),
    ],
    *,
    library: Library = None,
    feed: Annotated[
        bool, typer.Option("--feed", help="An address is a page whose feed is to be added.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be added, and add nothing.")
    ] = False,
    allow_private: Private = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Add files, folders of them, pages, feeds or sitemaps."""
    from qa.settings import load_settings

    if dry_run:
        _preview(places, feed=feed, allow_private=allow_private)
        return
    silent, named = json or quiet, [place for place in places if place != "-"]
    with own_library(library, quiet=quiet) as byline, progress_line(silent) as on_progress:
        if len(named) < len(places):
            article = byline.add_text("", _standard_input(load_settings().max_bytes))
            if not quiet:
                tell(f"Added {article.source}: {article.title}", err=True)
        how = {"feed": feed, "allow_private": allow_private}
        reports = [byline.add(*named, on_progress=on_progress, **how)] if named else []
    show_reports(reports, json=json, quiet=quiet)


def _standard_input(most: int) -> str:
    """The text on standard input, decoded as a file would be, of at most ``most`` bytes."""
    from embeddings.errors import UnreadableArticle
    from embeddings.reading import size_fault
    from embeddings.reading.decoding import NotTextError, decode_text

    raw = sys.stdin.buffer.read(most + 1)
    # bytes and not letters: a text over the limit is refused, never cut
    if fault := size_fault(len(raw), most):
        raise UnreadableArticle(f"What was piped in {fault}")
    try:
        return decode_text(raw)
    except NotTextError as error:
        raise UnreadableArticle(f"What was piped in {error}") from error


def _preview(places: list[str], *, feed: bool, allow_private: bool) -> None:
    """Print title, date and words of what would be added, and why something would not."""
    from embeddings.article import Article
    from embeddings.fetching import Fetcher
    from embeddings.library.letter_pairs import word_count
    from embeddings.reading import article_from_text
    from embeddings.rebuilding.rebuild import preview
    from qa.counts import counted
    from qa.settings import load_settings

    fetcher = Fetcher(allow_private=allow_private, most=load_settings().max_bytes)
    unreadable = False
    for place in places:
        if place == "-":
            read = iter([article_from_text("", _standard_input(fetcher.most), "-", fetcher.most)])
        else:
            read = preview(place, fetcher, feed=feed)
        for one in read:
            if isinstance(one, Article):
                words = counted(word_count(one.text), "word")
                tell(" | ".join([one.title, _day(one), words, one.source]))
            else:
                tell(f"{one.source} {one.reason}", err=True)
                unreadable = True
    if unreadable:
        raise typer.Exit(1)


def _day(article: "Article") -> str:
    """An article's day, or words in its place."""
    from qa.rendering import no_date

    published, updated = (article.published or "")[:10], (article.updated or "")[:10]
    return published or no_date(article.odd_date) or updated or "no date"


def list_articles(library: Library = None, json: Json = False) -> None:
    """List the articles."""
    from qa.article_values import describe
    from qa.rendering import article_line

    with reading_library(library) as byline:
        articles = list(byline.articles())
    show_value(
        [describe(one) for one in articles],
        json,
        lambda: (
            "\n".join(map(article_line, articles)) or "No articles. Add some: byline add FOLDER"
        ),
    )


def show(
    source: Annotated[str, typer.Argument(help="As byline list tells it, or an id.")],
    library: Library = None,
    earlier: Annotated[
        bool, typer.Option("--versions", help="Also what it said before it was changed.")
    ] = False,
    json: Json = False,
) -> None:
    """Print an article as it is stored."""
    from dataclasses import asdict

    from embeddings.errors import SourceNotFound
    from embeddings.moment import local_time
    from qa.article_values import describe
    from qa.rendering import article_text

    with reading_library(library) as byline:
        article = byline.article(source)
        before = byline.versions(article.source) if article and earlier else []
    if article is None:
        raise SourceNotFound(f"There is no article {source}. See what there is: byline list")
    versions = {"versions": [asdict(one) for one in before]} if earlier else {}
    shown = "".join(f"\n\n=== until {local_time(one.kept)}\n\n{one.text}" for one in before)
    show_value(
        describe(article) | {"text": article.text} | versions,
        json,
        lambda: article_text(article) + shown,
    )


def remove(
    sources: Annotated[
        list[str], typer.Argument(help="As byline list tells them, ids, or folders.")
    ],
    library: Library = None,
    json: Json = False,
) -> None:
    """Remove articles; files stay."""
    from qa.counts import counted

    removed: dict[str, int] = {}
    try:
        with own_library(library, create=False) as byline:
            for source in sources:
                removed[source] = byline.remove(source)
    finally:  # also what was removed before one that is not there
        if removed:
            lines = [f"Removed {counted(n, 'article')}: {one}" for one, n in removed.items()]
            show_value({"removed": list(removed)}, json, lambda: "\n".join(lines))
