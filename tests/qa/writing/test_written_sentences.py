"""What a model writes, cut into sentences with their marks."""

import time
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.writing.written_sentences import SentenceCutter, WrittenSentence

KEYS = ("bcdf", "ghjk")


def cut(*pieces: str, cut_off: bool = False) -> list[WrittenSentence]:
    cutter = SentenceCutter(KEYS)
    found = [written for piece in pieces for written in cutter.add(piece)]
    return found + list(cutter.end(cut_off=cut_off))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It came [bcdf]. It went [ghjk].", [("It came.", ("bcdf",)), ("It went.", ("ghjk",))]),
        ("It came. [bcdf] It went. [ghjk]", [("It came.", ("bcdf",)), ("It went.", ("ghjk",))]),
        ("It came [bcdf][ghjk].", [("It came.", KEYS)]),
        ("It came [bcdf, ghjk].", [("It came.", KEYS)]),
        ("It came [zzzz].", [("It came.", ())]),
        ("It came (bcdf). It went ghjk.", [("It came.", ("bcdf",)), ("It went.", ("ghjk",))]),
        (
            "It came (passage bcdf). It went 【ghjk】.",
            [("It came.", KEYS[:1]), ("It went.", KEYS[1:])],
        ),
        (
            "It came (passages bcdf and ghjk). It went (bcdf, ghjk).",
            [("It came.", KEYS), ("It went.", KEYS)],
        ),
        (
            "It came【bcdf†source】. It went.^[ghjk]",
            [("It came.", KEYS[:1]), ("It went.", KEYS[1:])],
        ),
        ("It came ^[bcdf]. It went [^ghjk].", [("It came.", KEYS[:1]), ("It went.", KEYS[1:])]),
        ("It has 10^6 cells.", [("It has 10^6 cells.", ())]),
        ("According to [bcdf], it came ([ghjk]).", [("It came.", KEYS)]),
        ("[bcdf]: It came.", [("It came.", KEYS[:1])]),
        ("Passage ghjk states that it came.", [("It came.", KEYS[1:])]),
        ("The answer is that it came.", [("It came.", ())]),
        ("Based on the passages provided, it came.", [("It came.", ())]),
        ("In summary, it came. Overall, it went.", [("It came.", ()), ("It went.", ())]),
        (
            "| It came. | [bcdf] |\n| It went. | [ghjk] |",
            [("It came.", KEYS[:1]), ("It went.", KEYS[1:])],
        ),
        ("| Length | 12 metres [bcdf] |", [("Length: 12 metres", KEYS[:1])]),
        ("It came [1].", [("It came.", ())]),
        ("It came [bcdf]. It went [gh", [("It came.", KEYS[:1]), ("It went", ())]),
        ("It came. It went [ghjk", [("It came.", ()), ("It went", ())]),
        ("**Answer:** It came.", [("It came.", ())]),
        ("Dr. Hall stayed. He left.", [("Dr. Hall stayed.", ()), ("He left.", ())]),
        ("- **It came.**\n- It went.", [("It came.", ()), ("It went.", ())]),
        ("Answer: It came.", [("It came.", ())]),
        ("**Final answer:** It came.", [("It came.", ())]),
        (
            "✅ It came.\n+ It went.\n– It sank.",
            [(f"It {way}.", ()) for way in ("came", "went", "sank")],
        ),
        ("It came.¹ It went.<sup>2</sup>", [("It came.", ()), ("It went.", ())]),
        ("<p>It came.</p><ul><li>It went.</li></ul>", [("It came.", ()), ("It went.", ())]),
        ("It came ([source](https://example.org/a)).", [("It came.", ())]),
        ("[The ferry](https://example.org/a) came.", [("The ferry came.", ())]),
        (
            "5 km² burnt. $5 went. (It came.)",
            [("5 km² burnt.", ()), ("$5 went.", ()), ("(It came.)", ())],
        ),
        ("The answer is: six boats.", [("Six boats.", ())]),
        ("The passage states that it came. It went.", [("It came.", ()), ("It went.", ())]),
        ("According to the passages, it came.", [("It came.", ())]),
        ("The article was long.", [("The article was long.", ())]),
        ("...", []),
        (
            'It came [bcdf]. "It went," he said.',
            [("It came.", KEYS[:1]), ('"It went," he said.', ())],
        ),
        ("<think>It came. Or not?</think>\n\nIt went.", [("It went.", ())]),
        ("\n<think>It came. It", []),
        ("[Reasonable] It came. It went.", [("It came.", ()), ("It went.", ())]),
        ("It ca\x1bme, cafe\u0301.", [("It came, café.", ())]),
    ],
)
def test_sentences_and_their_keys(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    whole = [(each.text, each.keys) for each in cut(text)]
    assert whole == found
    letter_by_letter = [(each.text, each.keys) for each in cut(*text)]
    assert letter_by_letter == found


@given(st.text(alphabet="ab.[]() \nABbcdfghjk", max_size=80), st.integers(1, 9))
def test_no_half_mark_and_no_strange_key_is_ever_shown(text: str, size: int) -> None:
    pieces = [text[i : i + size] for i in range(0, len(text), size)]
    for written in cut(*pieces):
        assert set(written.keys) <= set(KEYS)
        assert not any(mark in written.text for mark in ("[bcdf]", "(bcdf)", " bcdf "))


def test_a_sentence_is_given_once_the_server_pauses_after_it() -> None:
    cutter = SentenceCutter(KEYS)
    assert list(cutter.add("It came [bcdf].")) == []
    assert [each.text for each in cutter.add("")] == ["It came."]
    assert list(cutter.add(" It was Dr.")) == []
    assert list(cutter.add("")) == []
    assert list(cutter.add(" Hall [gh")) == []
    assert list(cutter.add("")) == []
    assert [each.keys for each in cutter.add("jk]. And")] == [("ghjk",)]


def test_thoughts_whose_beginning_the_server_kept_end_all_the_same() -> None:
    text = "Did it come?\n</think>\n\nIt went."
    assert [each.text for each in cut(text)] == ["It went."]
    assert [each.text for each in cut(*text)] == ["Did it come?", "It went."]  # given too soon


@pytest.mark.parametrize(
    "thought",
    [
        "<think>Did it? It did. </think>",
        "<thinking>\nDid it?\n</thinking>",
        "[THINK]Did it?[/THINK]",
        "<|channel|>analysis<|message|>Did it?<|end|><|channel|>final<|message|>",
    ],
)
def test_what_is_thought_is_left_out_as_any_server_marks_it(thought: str) -> None:
    text = f"{thought}It went [bcdf].<|im_end|>"
    pieces = [text[at : at + 3] for at in range(0, len(text), 3)]
    assert [each.text for each in cut(*pieces)] == ["It went."]


@pytest.mark.parametrize(
    "begun", ["It was Dr.", "It fell on Feb.", "It measures 3.", "He met A.", 'It fell. "']
)
def test_what_may_go_on_is_not_given_yet(begun: str) -> None:
    cutter = SentenceCutter(KEYS)
    assert [*cutter.add(begun), *cutter.add("")] == []


def test_what_was_cut_off_is_left_out() -> None:
    assert [each.text for each in cut("It came. It wen", cut_off=True)] == ["It came."]


def test_a_row_of_a_table_is_known_as_one() -> None:
    table = "It has:\n\n| Length | 12 metres [bcdf] |\n| It sails. | [ghjk] |\n\nIt came."
    pieces = (table[at : at + 5] for at in range(0, len(table), 5))  # cut within cells and keys
    assert [each.text for each in cut(*pieces) if each.is_row] == ["Length: 12 metres"]


def test_what_is_written_in_one_line_is_known() -> None:
    text = "It came. It went.\n\n1. It fell [bcdf].\n2. **It** rose [ghjk]. It sank.\n- It lay.\n"
    for pieces in ([text], [text[at : at + 3] for at in range(0, len(text), 3)], text):
        paused = (each for piece in pieces for each in (piece, ""))
        lines = groupby(cut(*paused), lambda each: each.line)
        begun = [next(line).text for _, line in lines]
        assert begun == ["It came.", "It fell.", "It rose.", "It lay."]


@pytest.mark.parametrize("run", [" ", "\n", "|", "| "])
def test_a_run_without_words_takes_no_time(run: str) -> None:
    started = time.process_time()
    cutter = SentenceCutter(["bcdf"])
    made = [*cutter.add(f"It came.{run * 10_000}\n\nIt went. It"), *cutter.end()]
    assert made[0].text == "It came."
    assert time.process_time() - started < 1
