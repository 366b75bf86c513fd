"""Messages in a conversation, made whole from the turns before.

``dialogue`` leads a message through all of it:

- ``replies`` says something to what asks the articles nothing;
- ``message`` takes off what is said around its questions, and parts them;
- ``articles_spoken_of`` tells what it asks of articles that were listed;
- ``follow_up`` puts back what a question leaves out: ``need`` tells whether it leaves out
  anything, ``substitution`` asks the last question of another thing or year, ``topic`` chooses
  what to put back, of the ``things`` that ``grammar`` tells from what is done;
- ``rewriting`` has that done by a generator, where there is one;
- ``new_topic`` tells from what is found whether it was of something new after all;
- ``comparing`` asks the same of each of two things;
- ``one_answer`` joins the answers to the questions of one message.

What goes between them is a ``turn``'s Query: a question and what was put back into it.
"""
