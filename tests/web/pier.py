"""The article that most tests of the page ask."""

FILLER = "\n\n".join(["Visitors came for the view, the wind and the fried herring. " * 6] * 12)
ARTICLE = f"""The pier at Sandwick

By Ola Brand
3 May 2021

A storm broke the pier in two on 9 November 1929. The mayor, Greta Lund, promised a new one.

{FILLER}

The pier at Sandwick was built in 1873 by the engineer Jon Hask. It carried a steam railway.

{FILLER}
"""
QUOTE = "The pier at Sandwick was built in 1873 by the engineer Jon Hask."
RAILWAY = "It carried a steam railway."
QUESTION = "Who built the pier at Sandwick?"
