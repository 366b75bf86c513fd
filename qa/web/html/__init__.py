"""What the page shows, as HTML: our own mark-up around text that was made safe."""
