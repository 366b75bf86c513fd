"""The desk: what every tab of the page works with, put together once."""

from dataclasses import dataclass

from qa.history.conversations import Conversations
from qa.history.feedback import Feedback
from qa.libraries import Libraries
from qa.web.asking import Asker
from qa.web.bar import Names
from qa.web.job import Job
from qa.web.keeper import Keeper
from qa.web.line import Line
from qa.web.suggestions import Suggester

AT_ONCE = 2
"""Answers made at the same time: reading passages keeps both cores of a small machine busy."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The libraries, what is kept of the readers, and the works that go on."""

    libraries: Libraries
    conversations: Conversations
    feedback: Feedback
    suggester: Suggester
    line: Line
    asker: Asker
    job: Job
    keeper: Keeper

    def names(self) -> Names:
        """The sites and authors of the articles that answer now, and who writes the answers."""
        catalogue = self.libraries.reading().catalogue()
        sites = tuple(site for site, _ in catalogue.sites())
        return Names(sites, tuple(name for name, _ in catalogue.authors()), self.libraries.writer)


def set_desk(libraries: Libraries) -> Desk:
    """A desk for the libraries of these settings."""
    folder = libraries.folder
    conversations, job, line = Conversations(folder), Job(), Line(AT_ONCE)
    return Desk(
        libraries,
        conversations,
        Feedback(folder),
        Suggester(libraries),
        line,
        Asker(libraries, conversations, line),
        job,
        Keeper(libraries, job),
    )
