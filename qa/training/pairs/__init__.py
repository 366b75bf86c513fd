"""The verifier's training set: sentences and answers, each with a source that says it or not.

``sentence_pairs`` and ``answer_pairs`` take true ones, put them in other words (rewording,
declaring) and make false ones of them (altering); ``pairing`` joins a claim with its source.
"""
