"""What is shown of whole written answers: python -m tests.benchmarks.written_answers.

The sentences of tests/data/written_sentences.jsonl, all true ones of a question as one answer and
all wrong ones as another, go the whole way through a model server on this machine. Those of the
half of the articles that is reported.
"""

from collections import Counter
from collections.abc import Sequence

from qa.answer import SUPPORTED, Answer
from qa.byline import Byline
from tests.benchmarks.tables import show
from tests.benchmarks.written import asked, written_by
from tests.qa.scripted_server import Reply


def counted(answer: Answer, written: int) -> Counter[str]:
    """What became of an answer of so many sentences, for the table."""
    shown = answer.sentences if answer.kind == "written" else ()
    unmarked = sum(not each.missing and each.support >= SUPPORTED for each in shown)
    return Counter(
        {
            "answers": 1,
            "quotes instead": int(not shown),
            "sentences": written,
            "shown": len(shown),
            "shown unmarked": unmarked,
        }
    )


def measured(byline: Byline, says: list[str]) -> dict[str, Counter[str]]:
    """The counts of true and of wrong answers; ``says`` is what the server writes next."""
    found = {"true": Counter[str](), "false": Counter[str]()}
    for each in filter(lambda one: one.is_held_out, asked()):
        for kind, written in (("true", each.true), ("false", each.false)):
            says[:] = [sentence["text"] + " " for sentence in written]
            if says:
                found[kind].update(counted(byline.ask(each.question), len(says)))
    return found


def main() -> None:
    """Ask, count, print."""
    says: list[str] = []

    def writes(reply: Reply) -> None:
        reply.begin()
        reply.say(*says)
        reply.end()

    with written_by(writes) as samples:
        found = measured(samples, says)
    names: Sequence[str] = list(found["true"])
    show([{"written": kind} | {name: found[kind][name] for name in names} for kind in found])


if __name__ == "__main__":
    main()
