"""The contents of the page as HTML: our own mark-up around escaped text."""
