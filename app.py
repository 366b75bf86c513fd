"""Serve the page: ``python app.py`` is ``byline serve``."""

import sys

from qa.__main__ import main

if __name__ == "__main__":
    sys.argv[1:1] = ["serve"]
    main()
