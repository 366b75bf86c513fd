"""Questions over real news: python -m tests.benchmarks.news --data PATH [--failures].

Own questions about the Wikinews articles of the data and the article in the folder beside it, put
as people type them; a third must be refused. Nothing was trained or fitted on them.
"""

from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.byline import Byline
from qa.evaluation import count, count_by_kind, judge, read_judgements
from tests.benchmarks.samples import failures
from tests.benchmarks.tables import arguments, show
from tests.benchmarks.wikinews import abstracted_articles

JUDGEMENTS = Path(__file__).parents[1] / "data" / "news_judgements.jsonl"


def write_articles(data: Path, folder: Path) -> None:
    """The articles as text files, by the names that the judgements use."""
    for one in abstracted_articles(data):
        short = Path(one.article.source).stem.rpartition("_")[2]
        text = f"{one.article.title}\n\n{one.article.text}"
        (folder / f"{short}.txt").write_text(text, "utf-8")
    (pasted,) = (data.parent / "articles").glob("*.txt")
    (folder / "russia.txt").write_bytes(pasted.read_bytes())


def main() -> None:
    """Index, ask, count, print."""
    parser = arguments(__doc__)
    parser.add_argument("--failures", action="store_true", help="List what went wrong.")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary, "articles")
        folder.mkdir()
        write_articles(given.data, folder)
        with Byline(Path(temporary, "library")) as byline:
            byline.add(folder)
            judged = judge(byline, read_judgements(JUDGEMENTS))
    rows = {"all": count(judged), **count_by_kind(judged)}
    show([{"kind": kind} | asdict(scores) for kind, scores in rows.items()])
    if given.failures:
        show(failures(judged))


if __name__ == "__main__":
    main()
