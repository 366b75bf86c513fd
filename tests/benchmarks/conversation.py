"""Follow-ups: python -m tests.benchmarks.conversation --data PATH [--model URL].

Each turn of the 20 conversations of mtrag-subset that has reference passages is asked of its 350
passages and all paragraphs of SQuAD2's half together; recall is the share of reference passages
among the best 5 and 10. The query is the last turn alone, all questions so far, all turns with
their answers, Byline's standalone question, or with --model (a server's address) a model's,
checked; how many turns that changed is printed, as a slow server's words come too late to be used.
Then the first and the last of these without a model, ranked by reading as `ask` does.

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
from tests.benchmarks.intervals import gain_with_interval
from tests.benchmarks.tables import argument_parser, show
from tests.qa.conversation.whole_questions import standalone_question

CONVERSATIONS = "mtrag-subset/reference_subset_with_human_evaluations.json"
PARAGRAPHS = ("squad2-dev-half/dev-v2.0.json", "squad2-dev-half/test-v2.0.json")
RESAMPLES = 5000
RETRIEVED = 40

Search = Callable[[Sequence[Turn], str], str]
Ranking = Callable[[Query], list[Passage]]
"""Returns the passages for a query, best first."""


@dataclass(frozen=True)
class ConversationTurn:
    """One turn of a conversation and the passages that people found for it."""

    conversation: str
    number: int  # from 1
    question: str
    answer: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SearchOutcome:
    """A turn, the query searched for it, and recall at 5 and at 10."""

    turn: ConversationTurn
    query: str
    at_5: float
    at_10: float


def conversations(data: Path) -> list[list[ConversationTurn]]:
    """The turns of each conversation, in order."""
    record = json.loads((data / CONVERSATIONS).read_text("utf-8"))
    turns: dict[str, list[ConversationTurn]] = {}
    for task in record["tasks"]:
        name, number = task["task_id"].split("<::>")
        turns.setdefault(name, []).append(
            ConversationTurn(
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


def search_outcomes(
    search: Search, conversations: Sequence[Sequence[ConversationTurn]], ranking: Ranking
) -> list[SearchOutcome]:
    """Search every turn that has references with the query that ``search`` makes."""
    outcomes: list[SearchOutcome] = []
    for conversation in conversations:
        turns: list[Turn] = []
        for turn in conversation:
            query = search(turns, turn.question)
            turns.append(Turn(turn.question, turn.answer, query))
            if turn.sources:
                passages = ranking(Query.parse(query))
                best = list(dict.fromkeys(passage.article.source for passage in passages))
                at_5, at_10 = (
                    len(set(best[:k]) & set(turn.sources)) / len(turn.sources) for k in (5, 10)
                )
                outcomes.append(SearchOutcome(turn, query, at_5, at_10))
    return outcomes


def retrieved_passages(retriever: Retriever, query: Query) -> list[Passage]:
    """The passages of a query in the retriever's order."""
    own = query.question if query.put_back else ""
    return [hit.passage for hit in retriever.retrieve(str(query), RETRIEVED, own=own)]


def read_passages(finder: EvidenceFinder, query: Query) -> list[Passage]:
    """The passages of a query in the order that reading gives them for an answer."""
    subject = Subject(", ".join(query.put_back))
    return [each.passage for each in finder.find(str(query), subject=subject).passages]


def searches(model: ModelServer | None) -> dict[str, Search]:
    """The ways to make a query for a turn, by name."""

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


def recall_row(name: str, outcomes: Sequence[SearchOutcome], seen: set[str]) -> dict[str, Any]:
    """A row of recall over all turns, over the conversations that were seen, and over others."""
    values: dict[str, Any] = {"searched": name}
    for label, part in (
        ("all", outcomes),
        ("seen", [each for each in outcomes if each.turn.conversation in seen]),
        ("unseen", [each for each in outcomes if each.turn.conversation not in seen]),
    ):
        values[f"{label} @5"] = fmean(each.at_5 for each in part)
        values[f"{label} @10"] = fmean(each.at_10 for each in part)
    return values


def difference(ours: Sequence[SearchOutcome], theirs: Sequence[SearchOutcome]) -> dict[str, Any]:
    """The gain in recall of ours over theirs, with intervals from resampled conversations."""
    pairs = list(zip(ours, theirs, strict=True))

    def gain_of(recall: Callable[[SearchOutcome], float]) -> str:
        return gain_with_interval(
            pairs,
            lambda pair: pair[0].turn.conversation,
            lambda pair: recall(pair[0]) - recall(pair[1]),
            RESAMPLES,
        )

    return {"@5": gain_of(lambda one: one.at_5), "@10": gain_of(lambda one: one.at_10)}


def main() -> None:
    """Build the library, ask, print."""
    parser = argument_parser(__doc__)
    parser.add_argument("--model", help="Address of a model server for rewriting.")
    options = parser.parse_args()
    model = ModelServer(options.model) if options.model else None
    dialogues = conversations(options.data)
    seen = {turns[0].conversation for turns in dialogues[::2]}
    encoder = SentenceEncoder()
    with library_of(articles(options.data), encoder) as index:
        retriever = Retriever(index)
        reader = ExtractiveReader()
        finder = EvidenceFinder(retriever, lambda: reader)
        ways = searches(model)
        outcomes = {
            name: search_outcomes(way, dialogues, partial(retrieved_passages, retriever))
            for name, way in ways.items()
        }
        for name in ("last turn", "Byline"):
            outcomes[f"{name}, read"] = search_outcomes(
                ways[name], dialogues, partial(read_passages, finder)
            )
    show([recall_row(name, each, seen) for name, each in outcomes.items()])
    ours, read = outcomes["Byline"], outcomes["Byline, read"]
    show(
        [
            {"Byline above": name} | difference(ours, each)
            for name, each in outcomes.items()
            if name != "Byline" and not name.endswith("read")
        ]
        + [{"Byline above": "last turn, both read"} | difference(read, outcomes["last turn, read"])]
    )
    if model:
        pairs = zip(ours, outcomes["Byline, model"], strict=True)
        changed = sum(one.query != other.query for one, other in pairs)
        print(f"searched in the model's words: {changed} of {len(ours)} turns")
    for one, other in zip(ours, outcomes["last turn"], strict=True):
        if one.turn.number == 1 and (one.at_5, one.at_10) < (other.at_5, other.at_10):
            print("first turn made worse:", one.turn.question, "->", one.query)
    show([chain_scores()])


if __name__ == "__main__":
    main()
