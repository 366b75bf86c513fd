"""txtai's hybrid search, set up as in its documentation; peers.py runs it where txtai is.

Standard input: JSON with model, paragraphs, questions, limit. Standard output: for each question
the numbers of the paragraphs found, best first.
"""

import json
import sys


def main() -> None:
    """Index, search, print."""
    from txtai import Embeddings  # type: ignore[import-not-found]  # not in this environment

    given = json.load(sys.stdin)
    embeddings = Embeddings(path=given["model"], hybrid=True)
    embeddings.index(given["paragraphs"])
    found = [
        [int(number) for number, _ in embeddings.search(question, given["limit"])]
        for question in given["questions"]
    ]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
