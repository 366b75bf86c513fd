"""Output of the benchmarks as tables and JSON, and the option for their data."""

import argparse
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    """A parser with ``--data``, whose default is BYLINE_EVAL_DATA."""
    parser = argparse.ArgumentParser(description=description)
    folder = os.environ.get("BYLINE_EVAL_DATA")
    parser.add_argument(
        "--data", type=Path, required=folder is None, default=folder and Path(folder)
    )
    return parser


def show(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print rows with the same keys as a Markdown table, then as one line of JSON."""
    names = list(rows[0])
    cells = [[_cell(row[name]) for name in names] for row in rows]
    widths = [max(len(name), *(len(line[i]) for line in cells)) for i, name in enumerate(names)]
    print("| " + " | ".join(n.ljust(w) for n, w in zip(names, widths, strict=True)) + " |")
    print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    for line in cells:
        print("| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |")
    print(json.dumps(list(rows)))


def _cell(value: Any) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
