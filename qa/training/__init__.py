"""How the packaged reader and verifier are made. Not needed to use Byline.

Data sets (sources) give examples, from which whole articles are held out (split). The reader is
trained (train) on these and on wrong passages (examples); the verifier (train_verifier) on true and
false claims, each with a source (pairs). Both are one small BERT (network), measured and calibrated
(measuring), and packed in 8 bits (export, export_verifier).
"""
