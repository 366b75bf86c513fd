"""Questions of which only the answering sentence is known find it in a passage."""

import json
import random
from pathlib import Path

from qa.training.example import Example
from qa.training.sources.sentences import NQG, REQA, SELQA, sentence_examples

PARAGRAPH = "It rained. The mill ( built in 1887 ) burnt down. Nobody died."


def _write(data: Path, sentences: list[tuple[str, str]], tokens: list[tuple[str, str]]) -> None:
    names = (REQA, *NQG, *SELQA)
    for name in names:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
    questions, answers = zip(*sentences, strict=True)
    # not in their order: the numbers say it
    rows = {
        "questions": questions[::-1],
        "answers": answers[::-1],
        "question_ids": list(range(len(questions)))[::-1],
    }
    (data / REQA).write_text(json.dumps(rows), encoding="utf-8")
    for name, part in zip(NQG, (1, 0), strict=True):
        text = "".join(f"{row[part]}\n" for row in tokens)
        (data / name).write_text(text, encoding="utf-8")
    section = {
        "question": "Who sang?",
        "article": "The Choir",
        "candidates": ["They met.", "Anna sang. ", "All left."],
        "answers": [1],
    }
    undecided = {**section, "answers": [0, 1]}
    for name, found in zip(SELQA, ([section], [undecided]), strict=True):
        (data / name).write_text(json.dumps(found), encoding="utf-8")


def test_each_answer_is_the_sentence_where_it_stands(tmp_path: Path) -> None:
    _write(
        tmp_path,
        [
            ("When was the mill built?", "The mill (built in 1887) burnt down."),
            ("Who came?", "Ines came."),
            ("Who left?", "Bert left."),
        ],
        [("where is the pit ?", "the pit -lrb- old -rrb- is in lindby .")],
    )
    known = Example("Did it rain?", PARAGRAPH, 0, 10, "squad", "Mill")
    found = sentence_examples(tmp_path, [known], random.Random(1))
    assert [each.answer for each in found] == [
        "The mill ( built in 1887 ) burnt down",
        "Ines came.",
        "Bert left.",
        "the pit (old) is in lindby.",
        "Anna sang.",
    ]
    assert all(each.within for each in found)
    assert found[0].passage == PARAGRAPH
    # what is in no paragraph stands among its neighbours
    assert "Ines came. Bert left." in found[1].passage
    assert found[-1].article == "The Choir"


def test_a_question_that_is_known_is_not_taken_twice(tmp_path: Path) -> None:
    _write(tmp_path, [("Did it rain?", "It rained.")], [("did it rain ?", "it rained .")])
    known = Example("Did it rain?", PARAGRAPH, 0, 10, "squad", "Mill")
    found = sentence_examples(tmp_path, [known], random.Random(1))
    assert [each.question for each in found] == ["Who sang?"]
