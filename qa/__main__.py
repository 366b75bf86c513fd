"""``python -m qa`` is ``byline``."""

from qa.cli import main

if __name__ == "__main__":
    main()
