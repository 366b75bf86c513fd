"""The sample articles' own judgements: python -m tests.benchmarks.samples."""

from dataclasses import asdict
from pathlib import Path

from qa.evaluation import evaluate, read_judgements
from qa.libraries import Libraries
from qa.settings import load_settings
from tests.benchmarks.tables import show

JUDGEMENTS = Path(__file__).parents[1] / "data" / "judgements.jsonl"


def main() -> None:
    """Ask, count, print."""
    libraries = Libraries(load_settings())
    judgements = read_judgements(JUDGEMENTS)
    try:
        show([asdict(evaluate(libraries.samples(), judgements)) | {"judgements": len(judgements)}])
    finally:
        libraries.close()


if __name__ == "__main__":
    main()
