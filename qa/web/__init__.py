"""The page: Gradio in our own FastAPI. Only `byline serve` imports what needs Gradio.

What is asked of the server passes its guards (guard), and is then the page's (page: tabs and events
in Gradio) or a program's (api). Both work with the same services: questions are answered in turn
(asking, waiting_line) and grow until they are stopped (growing), works on the library go on in a
thread (librarian, job). What the server knows of an open page is its session; the conversation and
the limits stand in the page's address too, and come back with it. What is done to a conversation
besides asking are conversation_acts. What the page shows is made in html, and assets are its
scripts and styles.
"""
