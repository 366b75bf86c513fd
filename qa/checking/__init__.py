"""Whether some passages say what a written sentence says, and what of it they don't.

``support`` makes of all that is known of a sentence one probability:

- ``grounds`` chooses the sentences of the passages that it can rest on; the verifier reads these,
  ``denials`` tells whether it alone denies something or they do;
- ``missing`` names what they don't say: values that are nowhere, but for those that are ``months``
  alone, ``told_dates`` such as "yesterday", or ``reckoned`` from others; values that ``fitting``
  finds beside other words; and what they say otherwise: ``turned`` into its opposite,
  ``comparisons`` and ``roles`` the other way round, ``other_times``, ``weekdays``;
- ``translation`` compares what can be compared with passages in another language.
"""
