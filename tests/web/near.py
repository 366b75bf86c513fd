"""The page with one difference: it also fetches from this machine. ``python -m tests.web.near``."""

import sys
from functools import partialmethod

from qa.byline import Byline
from qa.cli import main

if __name__ == "__main__":
    Byline.add = partialmethod(Byline.add, allow_private=True)  # type: ignore[method-assign,assignment]
    sys.argv[1:1] = ["serve"]
    main()
