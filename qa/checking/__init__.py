"""Whether some passages say what a written sentence says, and what of it they don't.

``support`` makes of all that is known of a sentence one probability:

- ``grounds`` chooses the sentences of the passages that it can rest on; the verifier reads these,
  ``denials`` tells whether it alone denies something or they do;
- ``missing`` names what they don't say. Values that are nowhere: ``names`` in no other form, dates
  that are no ``months``, ``weekdays`` or ``told_dates`` of theirs, numbers or ``shares`` that are
  not ``rounded`` or exactly ``worked_out`` of theirs; values that ``fitting`` finds beside other
  words; ``quotations``; and what they say otherwise: ``roles`` turned, ``other_times``,
  ``other_causes``, ``attributions``;
- ``translation`` compares what can be compared with passages in another language.
"""
