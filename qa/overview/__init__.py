"""Questions about articles as such: what one is about, which mention a thing, who wrote it."""
