"""What the verifier is trained on: sentences and answers, beside a source that says them or not.

``sentence_pairs`` and ``answer_pairs`` take true ones, said in other words (rewording, declaring),
and make false ones of them (altering); ``pairing`` puts each beside its source.
"""
