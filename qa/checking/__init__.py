"""Checks whether passages say what a written sentence says, and names what of it they don't.

``support`` combines all that is known of a sentence into one probability:

- ``grounds`` chooses the source sentences that it can rest on; the verifier reads these, and
  ``denials`` compares what is denied;
- ``missing`` names what the sources don't say. First values that are nowhere: ``names`` in no form,
  dates that are no ``months``, ``weekdays`` or ``implied_dates`` of theirs, numbers or ``shares``
  that are neither ``rounded`` nor ``worked_out`` from theirs. Then values that by ``fitting`` stand
  beside other words; ``quotations``; and contradictions: ``roles``, ``other_times``,
  ``other_causes``, ``attributions``;
- ``translation`` compares a sentence with passages in another language.
"""
