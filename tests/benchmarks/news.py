"""Questions over real news: python -m tests.benchmarks.news --data PATH [--failures].

Our own questions about the Wikinews articles of the data and the article in the folder beside it,
put as people type them; a third must be refused. Nothing was trained or fitted on them. Then short
follow-ups to a question about each of 18 of the articles, of which more than half must be refused;
how much a follow-up lowers the confidence was chosen on those of the group "choose".
"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from qa.byline import Byline
from qa.evaluation import Outcome, judge, scores_by_kind, scores_of
from qa.judgements import Judgement, read_judgements
from qa.training.example import json_lines
from tests.benchmarks.samples import certainty_scores, failures
from tests.benchmarks.tables import argument_parser, show
from tests.benchmarks.wikinews import abstracted_articles

DATA = Path(__file__).parents[1] / "data"
JUDGEMENTS, FOLLOW_UPS = DATA / "news_judgements.jsonl", DATA / "news_follow_ups.jsonl"


def write_articles(data: Path, folder: Path) -> None:
    """Write the articles as text files under the names that the judgements use."""
    for one in abstracted_articles(data):
        short = Path(one.article.source).stem.rpartition("_")[2]
        text = f"{one.article.title}\n\n{one.article.text}"
        (folder / f"{short}.txt").write_text(text, "utf-8")
    (pasted,) = (data.parent / "articles").glob("*.txt")
    (folder / "russia.txt").write_bytes(pasted.read_bytes())


def follow_ups(byline: Byline) -> Iterator[Outcome]:
    """Ask the follow-ups to a first question about an article, which it answers or does not."""
    for chain in json_lines(FOLLOW_UPS):
        kind = f"follow-ups, {chain['group']}"
        asked = [
            *(Judgement(q, (chain["article"],), (a,), kind) for q, a in chain["said"].items()),
            *(Judgement(q, (), kind=kind) for q in chain["unsaid"]),
        ]
        first = byline.ask(chain["question"])
        yield from (Outcome(each, byline.ask(each.question, turns=[first])) for each in asked)


def main() -> None:
    """Index, ask, count, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--failures", action="store_true", help="List what went wrong.")
    options = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary, "articles")
        folder.mkdir()
        write_articles(options.data, folder)
        with Byline(Path(temporary, "library")) as byline:
            byline.add(folder)
            judged = judge(byline, read_judgements(JUDGEMENTS))
            follow_up_answers = list(follow_ups(byline))
    rows = {"all": scores_of(judged), **scores_by_kind(judged), **scores_by_kind(follow_up_answers)}
    show([{"kind": kind} | asdict(scores) for kind, scores in rows.items()])
    show(certainty_scores([*judged, *follow_up_answers]))
    if options.failures:
        show(failures([*judged, *follow_up_answers]))


if __name__ == "__main__":
    main()
