"""``byline`` and ``python -m qa``: the command line, which takes a moment to load."""


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly, also while it is loaded."""
    try:
        from qa.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
