"""Services: what every tab of the page works with, put together once."""

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


class Services:
    """The libraries, what is kept of the readers, and the works that go on."""

    def __init__(self, libraries: Libraries) -> None:
        self.libraries = libraries
        self.conversations = Conversations(libraries.folder)
        self.feedback = Feedback(libraries.folder)
        self.line = Line(AT_ONCE)
        self.asker = Asker(libraries, self.conversations, self.line)
        self.job = Job()
        self.librarian = Librarian(libraries, self.job)

    def names(self) -> Names:
        """The sites and authors of the articles that answer now, and who writes the answers."""
        catalogue = self.libraries.reading().catalogue()
        sites = tuple(site for site, _ in catalogue.sites())
        return Names(sites, tuple(name for name, _ in catalogue.authors()), self.libraries.writer)
