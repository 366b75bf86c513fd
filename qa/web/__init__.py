"""The page: Gradio in our own FastAPI. Only `byline serve` imports what needs Gradio.

What is asked of the server passes its guards (guard), and is then the page's (page: tabs and events
in Gradio) or a program's (api). Both work with the same services: questions are answered in turn
(asking, waiting_line) and grow until they are stopped (growing), works on the library go on in a
thread (librarian, job). What the server knows of an open page is its session, with the limits that
were set, and so does the page's address: a page comes back as it was. What is done to a
conversation besides asking are conversation_acts. What the page shows is made in html, and assets
are its scripts and styles.
"""
