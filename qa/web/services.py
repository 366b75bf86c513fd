"""Services: what every tab of the page works with, put together once."""

from dataclasses import dataclass

from qa.history.conversations import Conversations
from qa.history.feedback import Feedback
from qa.libraries import Libraries
from qa.web.asking import Asker
from qa.web.html.bar import Names
from qa.web.job import Job
from qa.web.librarian import Librarian
from qa.web.waiting_line import Line

AT_ONCE = 2
"""Answers made at the same time: reading passages keeps both cores of a small machine busy."""


@dataclass(frozen=True, slots=True)
class Services:
    """The libraries, what is kept of the readers, and the works that go on."""

    libraries: Libraries
    conversations: Conversations
    feedback: Feedback
    line: Line
    asker: Asker
    job: Job
    librarian: Librarian

    def names(self) -> Names:
        """The sites and authors of the articles that answer now, and who writes the answers."""
        catalogue = self.libraries.reading().catalogue()
        sites = tuple(site for site, _ in catalogue.sites())
        return Names(sites, tuple(name for name, _ in catalogue.authors()), self.libraries.writer)


def services_for(libraries: Libraries) -> Services:
    """What a page over these libraries works with."""
    folder = libraries.folder
    conversations, job, line = Conversations(folder), Job(), Line(AT_ONCE)
    return Services(
        libraries,
        conversations,
        Feedback(folder),
        line,
        Asker(libraries, conversations, line),
        job,
        Librarian(libraries, job),
    )
