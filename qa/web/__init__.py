"""The page: Gradio in our own FastAPI. Only `byline serve` imports what needs Gradio.

A request passes the guards (guard) and reaches the page (page: Gradio tabs and events) or the
interface for programs (api). Both use the same services: questions are answered in turn (asking,
waiting_line) and their answers grow until they are complete or stopped (growing); work on the
library runs in a thread (librarian, job). The server keeps a session for each open page; its
conversation and limits also stand in the page's address, so a reload restores them. Everything that
a reader does to a conversation besides asking is in conversation_acts. html makes what the page
shows, assets has its scripts and styles.
"""
