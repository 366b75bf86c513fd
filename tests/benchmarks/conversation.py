"""Follow-ups: python -m tests.benchmarks.conversation --data PATH [--model URL].

Each turn of the 20 conversations of mtrag-subset that has reference passages is asked of its 350
passages and all paragraphs of SQuAD2's half together: the share of the reference passages among
the best 5 and 10. What is searched: the last turn alone, all questions so far, all turns (these
with their answers), Byline's standalone question, and with --model (a server's address) a model's,
checked; how many turns that changed is printed, as a slow server's words come too late to be used.
Then the first and the last of these without a model as `ask` reads what was found.

The rules were chosen on the first, third, fifth ... conversation ("seen"); the others were only
measured. Differences with 95 % intervals from paired resampling of conversations. First turns
that got worse are named. Then the follow-up chains over the sample articles
(tests/data/conversations.jsonl): how many of their turns find an article that answers.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean
from typing import Any

from embeddings.article import Article
from embeddings.encoder import SentenceEncoder
from embeddings.passages import Passage
from qa.conversation.rewriting import rewritten_question
from qa.conversation.turn import Query, Turn
from qa.quoting.evidence import EvidenceFinder
from qa.quoting.subject import Subject
from qa.reader import ExtractiveReader
from qa.retrieval.retriever import Retriever
from qa.training.split import squad_paragraphs
from qa.writing.model_server import ModelServer
from tests.benchmarks.chains import chain_scores
from tests.benchmarks.corpus import library_of
from tests.benchmarks.intervals import gain
from tests.benchmarks.tables import arguments, show
from tests.qa.conversation.whole_questions import standalone_question

CONVERSATIONS = "mtrag-subset/reference_subset_with_human_evaluations.json"
PARAGRAPHS = ("squad2-dev-half/dev-v2.0.json", "squad2-dev-half/test-v2.0.json")
RESAMPLES = 5000
RETRIEVED = 40

Search = Callable[[Sequence[Turn], str], str]
Ranked = Callable[[Query], list[Passage]]
"""The passages for what is searched, best first."""


@dataclass(frozen=True)
class Asked:
    """One turn of a conversation and the passages that people found for it."""

    conversation: str
    number: int  # from 1
    question: str
    answer: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A turn, what was searched for it, and the shares found among 5 and 10."""

    asked: Asked
    searched: str
    at_5: float
    at_10: float


def conversations(data: Path) -> list[list[Asked]]:
    """The turns of each conversation, in order."""
    record = json.loads((data / CONVERSATIONS).read_text("utf-8"))
    turns: dict[str, list[Asked]] = {}
    for task in record["tasks"]:
        name, number = task["task_id"].split("<::>")
        turns.setdefault(name, []).append(
            Asked(
                name,
                int(number),
                task["input"][-1]["text"],
                task["targets"][0]["text"],
                tuple(f"mtrag/{each['document_id']}" for each in task["contexts"]),
            )
        )
    return [sorted(each, key=lambda turn: turn.number) for each in turns.values()]


def articles(data: Path) -> Iterator[Article]:
    """All passages that are searched, each as an article."""
    record = json.loads((data / CONVERSATIONS).read_text("utf-8"))
    for each in record["documents"]:
        yield Article(f"mtrag/{each['document_id']}", each.get("title") or "", each["text"])
    seen: set[str] = set()
    for name in PARAGRAPHS:
        for title, paragraph in squad_paragraphs(data / name):
            text = paragraph["context"]
            if text not in seen:
                seen.add(text)
                yield Article(f"squad2/{len(seen):05}", title.replace("_", " "), text)


def found_by(search: Search, asked: Sequence[Sequence[Asked]], ranked: Ranked) -> list[Found]:
    """Every turn with references, searched for as ``search`` says."""
    found: list[Found] = []
    for conversation in asked:
        turns: list[Turn] = []
        for turn in conversation:
            searched = search(turns, turn.question)
            turns.append(Turn(turn.question, turn.answer, searched))
            if turn.sources:
                passages = ranked(Query.parse(searched))
                best = list(dict.fromkeys(passage.article.source for passage in passages))
                at_5, at_10 = (
                    len(set(best[:k]) & set(turn.sources)) / len(turn.sources) for k in (5, 10)
                )
                found.append(Found(turn, searched, at_5, at_10))
    return found


def retrieved(retriever: Retriever, query: Query) -> list[Passage]:
    """As they are found."""
    own = query.question if query.put_back else ""
    return [hit.passage for hit in retriever.retrieve(str(query), RETRIEVED, own=own)]


def as_read(finder: EvidenceFinder, query: Query) -> list[Passage]:
    """As reading puts them in order for an answer."""
    subject = Subject(", ".join(query.put_back))
    return [each.passage for each in finder.find(str(query), subject=subject).passages]


def searches(model: ModelServer | None) -> dict[str, Search]:
    """What may be searched for a turn."""

    def all_questions(turns: Sequence[Turn], question: str) -> str:
        return " ".join([*(turn.question for turn in turns), question])

    def all_turns(turns: Sequence[Turn], question: str) -> str:
        return " ".join([*(f"{turn.question} {turn.answer}" for turn in turns), question])

    ways: dict[str, Search] = {
        "last turn": lambda _, question: question,
        "all questions": all_questions,
        "all turns": all_turns,
        "Byline": standalone_question,
    }

    def by_model(turns: Sequence[Turn], question: str) -> str:
        ruled = standalone_question(turns, question)
        if model is None or ruled == question:
            return ruled
        return rewritten_question(turns, question, ruled, model)

    return ways | ({"Byline, model": by_model} if model else {})


def row(name: str, found: Sequence[Found], seen: set[str]) -> dict[str, Any]:
    """Recall over all turns, over the conversations that were seen, and over the others."""
    values: dict[str, Any] = {"searched": name}
    for label, part in (
        ("all", found),
        ("seen", [each for each in found if each.asked.conversation in seen]),
        ("unseen", [each for each in found if each.asked.conversation not in seen]),
    ):
        values[f"{label} @5"] = fmean(each.at_5 for each in part)
        values[f"{label} @10"] = fmean(each.at_10 for each in part)
    return values


def difference(ours: Sequence[Found], theirs: Sequence[Found]) -> dict[str, Any]:
    """How much more ours found, with the interval from resampled conversations."""
    pairs = list(zip(ours, theirs, strict=True))

    def gained(recall: Callable[[Found], float]) -> str:
        return gain(
            pairs,
            lambda pair: pair[0].asked.conversation,
            lambda pair: recall(pair[0]) - recall(pair[1]),
            RESAMPLES,
        )

    return {"@5": gained(lambda one: one.at_5), "@10": gained(lambda one: one.at_10)}


def main() -> None:
    """Build the library, ask, print."""
    parser = arguments(__doc__)
    parser.add_argument("--model", help="Address of a model server for rewriting.")
    given = parser.parse_args()
    model = ModelServer(given.model) if given.model else None
    asked = conversations(given.data)
    seen = {turns[0].conversation for turns in asked[::2]}
    encoder = SentenceEncoder()
    with library_of(articles(given.data), encoder) as index:
        retriever = Retriever(index)
        reader = ExtractiveReader()
        finder = EvidenceFinder(retriever, lambda: reader)
        ways = searches(model)
        found = {
            name: found_by(way, asked, partial(retrieved, retriever)) for name, way in ways.items()
        }
        for name in ("last turn", "Byline"):
            found[f"{name}, read"] = found_by(ways[name], asked, partial(as_read, finder))
    show([row(name, each, seen) for name, each in found.items()])
    ours, read = found["Byline"], found["Byline, read"]
    show(
        [
            {"Byline above": name} | difference(ours, each)
            for name, each in found.items()
            if name != "Byline" and not name.endswith("read")
        ]
        + [{"Byline above": "last turn, both read"} | difference(read, found["last turn, read"])]
    )
    if model:
        pairs = zip(ours, found["Byline, model"], strict=True)
        changed = sum(one.searched != other.searched for one, other in pairs)
        print(f"searched in the model's words: {changed} of {len(ours)} turns")
    for one, other in zip(ours, found["last turn"], strict=True):
        if one.asked.number == 1 and (one.at_5, one.at_10) < (other.at_5, other.at_10):
            print("first turn made worse:", one.asked.question, "->", one.searched)
    show([chain_scores()])


if __name__ == "__main__":
    main()
