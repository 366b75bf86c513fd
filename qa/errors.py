"""What can go wrong between a question and its answer; each message ends with what to do.

QAError
├── EmptyQuestion            there is nothing to answer
├── QuestionTooLong          the question is longer than the limit
├── WrongArgument            what a program gave is not of the kind that is asked for
├── GeneratorUnavailable     the model server does not write as it should
├── BadSettings              a setting is unknown or has a value that cannot be
├── BadJudgements            a file of questions with known answers cannot be read
└── ConversationsUnreadable  the conversations' file cannot be used
"""


class QAError(Exception):
    """Anything that keeps a question from being answered."""


class EmptyQuestion(QAError):
    """There is nothing to answer."""


class QuestionTooLong(QAError):
    """The question is longer than the limit."""


class WrongArgument(QAError, TypeError):
    """What a program gave is not of the kind that is asked for."""


class GeneratorUnavailable(QAError):
    """The model server cannot be reached, or does not write as it should."""

    def __init__(self, message: str, *, reached: bool = True) -> None:
        """``reached``: whether it has, or may have, received what was to be sent."""
        super().__init__(message)
        self.reached = reached


class BadSettings(QAError):
    """A setting is unknown, or has a value that cannot be."""


class ConversationsUnreadable(QAError):
    """The conversations' file cannot be used."""


class BadJudgements(QAError):
    """A file of questions with known answers cannot be read, or has a line that is none."""
