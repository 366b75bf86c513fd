"""Services: the objects that every tab of the page and the API share, created once."""

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
    """The libraries, the conversations and feedback, and whatever answers or works on them."""

    def __init__(self, libraries: Libraries) -> None:
        self.libraries = libraries
        self.conversations = Conversations(libraries.folder)
        self.feedback = Feedback(libraries.folder)
        self.line = Line(AT_ONCE)
        self.asker = Asker(libraries, self.conversations, self.line)
        self.job = Job()
        self.librarian = Librarian(libraries, self.job)

    def names(self) -> Names:
        """The current library's sites and authors, and the host that writes answers."""
        catalogue = self.libraries.current().catalogue()
        sites = tuple(site for site, _ in catalogue.sites())
        return Names(sites, tuple(name for name, _ in catalogue.authors()), self.libraries.writer)
