"""Messages of a conversation, understood from the turns before them.

``dialogue`` takes a message to its answer, by way of these:

- ``replies`` are Byline's own words to small talk and the like;
- ``message`` strips a message of politeness and splits it into its questions;
- ``articles_spoken_of`` understands follow-ups on articles that were listed;
- ``follow_up`` puts back what a question leaves out: ``need`` tells whether it leaves out
  anything, ``substitution`` asks the last question of another thing or year, ``topic`` chooses
  what to put back among the ``things`` of the turns before, which ``grammar`` tells from verbs;
- ``rewriting`` lets a generator do the same, where there is one;
- ``new_topic`` tells from the passages found whether the question left the topic after all;
- ``comparing`` turns a comparison of two things into the same question on each of them;
- ``one_answer`` joins the answers to the questions of one message.

They exchange the Query of a ``turn``: a question and the words put back into it.
"""
