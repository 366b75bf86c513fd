"""The options that limit which articles are asked."""

from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.telling import tell

if TYPE_CHECKING:
    from embeddings.filters import Filter
    from qa.byline import Byline

_MORE = "may be given several times."
After = Annotated[
    str | None,
    typer.Option("--after", metavar="DAY", help="Only articles of this day, 2017-04-01, or later."),
]
Before = Annotated[
    str | None,
    typer.Option("--before", metavar="DAY", help="Only articles of this day or earlier."),
]
Site = Annotated[
    list[str] | None, typer.Option("--site", metavar="NAME", help=f"Only of this site; {_MORE}")
]
Author = Annotated[
    list[str] | None, typer.Option("--author", metavar="NAME", help=f"Only by this author; {_MORE}")
]
Source = Annotated[
    list[str] | None,
    typer.Option(
        "--source", metavar="PLACE", help=f"Only from this file, folder or address; {_MORE}"
    ),
]


def limits(after: str | None, before: str | None, *names: list[str] | None) -> "Filter":
    """The options as a filter; ``names``: sites, authors, sources. Raises BadFilter."""
    from embeddings.filters import Filter

    return Filter(after, before, *(tuple(one or ()) for one in names))


def tell_if_empty(byline: "Byline", only: "Filter") -> None:
    """Warn where no article is within the limits, as a name may be mistyped."""
    if not only.admits_all and not byline.catalogue().listing(only=only, limit=0).total:
        tell("No article is within these limits. See what there is: byline list", err=True)
