"""The page in Gradio, which only the server that mounts it knows besides: its tabs and events."""
