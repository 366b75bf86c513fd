"""What Byline shows of complete written answers: python -m tests.benchmarks.written_answers.

The sentences of tests/data/written_sentences.jsonl, all true ones of a question as one answer and
all false ones as another, are sent by a scripted model server on this machine. Only the half of the
articles that is reported is used.
"""

from collections import Counter
from collections.abc import Sequence

from qa.answer import SUPPORTED, Answer
from qa.byline import Byline
from tests.benchmarks.tables import show
from tests.benchmarks.written import samples_with_server, written_cases
from tests.qa.scripted_server import Reply


def answer_counts(answer: Answer, written: int) -> Counter[str]:
    """Counts of what is shown of an answer of ``written`` sentences."""
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


def counts_by_truth(byline: Byline, says: list[str]) -> dict[str, Counter[str]]:
    """The counts of true and of false answers; ``says``: what the server is to write next."""
    found = {"true": Counter[str](), "false": Counter[str]()}
    for case in filter(lambda each: each.is_held_out, written_cases()):
        for kind, written in (("true", case.true), ("false", case.false)):
            says[:] = [sentence["text"] + " " for sentence in written]
            if says:
                found[kind].update(answer_counts(byline.ask(case.question), len(says)))
    return found


def main() -> None:
    """Ask, count, print."""
    says: list[str] = []

    def writes(reply: Reply) -> None:
        reply.begin()
        reply.say(*says)
        reply.end()

    with samples_with_server(writes) as samples:
        found = counts_by_truth(samples, says)
    names: Sequence[str] = list(found["true"])
    show([{"written": kind} | {name: found[kind][name] for name in names} for kind in found])


if __name__ == "__main__":
    main()
