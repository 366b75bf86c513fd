"""Messages in a conversation, made whole from the turns before.

``dialogue`` leads a message through all of it:

- ``small_talk`` gives one of the ``replies`` to what asks the articles nothing;
- ``statements`` and ``wrapping`` take off what is said around a question;
- ``several`` parts questions that are asked in one message;
- ``follow_up`` puts back what a question leaves out: ``need`` tells whether it leaves out
  anything, ``substitution`` asks the last question of another thing or year, ``topic`` chooses
  what to put back, of the ``things`` that ``grammar`` tells from what is done;
- ``rewriting`` has that done by a generator, where there is one.

What was made whole and is not answered is asked once more as it was typed, which may be of a new
topic.
"""
