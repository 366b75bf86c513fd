"""The command line, as ``byline`` and ``python -m qa``."""


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly, also while it loads."""
    try:
        from qa.cli import main as run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
