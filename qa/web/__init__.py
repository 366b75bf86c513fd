"""The page: Gradio in our own FastAPI. Only ``serve`` imports what needs Gradio."""
