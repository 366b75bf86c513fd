"""Errors between a question and its answer; each message ends with what to do.

QAError
├── EmptyQuestion            there is nothing to answer
├── QuestionTooLong          the question is longer than the limit
├── WrongArgument            a value that a program passed has the wrong type
├── GeneratorUnavailable     the model server does not respond as it should
├── BadSettings              a setting is unknown or has an invalid value
├── BadJudgements            a file of questions with known answers cannot be read
└── ConversationsUnreadable  the conversations' file cannot be used
"""


class QAError(Exception):
    """Any error that keeps a question from being answered."""


class EmptyQuestion(QAError):
    """There is nothing to answer."""


class QuestionTooLong(QAError):
    """The question is longer than the limit."""


class WrongArgument(QAError, TypeError):
    """A value that a program passed has the wrong type."""


class GeneratorUnavailable(QAError):
    """The model server cannot be reached, or does not respond as it should."""

    def __init__(self, message: str, *, reached: bool = True) -> None:
        """``reached``: whether the server received, or may have received, the passages."""
        super().__init__(message)
        self.reached = reached


class BadSettings(QAError):
    """A setting is unknown or has an invalid value."""


class ConversationsUnreadable(QAError):
    """The conversations' file cannot be used."""


class BadJudgements(QAError):
    """A file of questions with known answers cannot be read, or has an invalid line."""
