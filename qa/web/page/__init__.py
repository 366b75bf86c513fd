"""The page in Gradio, which nothing else knows: the parts of each tab, and their events."""
