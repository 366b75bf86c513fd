"""How the packaged reader and verifier are made. Not needed to use Byline.

The data sets (sources) give examples that whole articles are kept out of (split); the reader is
trained (train) on those and on wrong passages (examples), the verifier (train_verifier) on what is
said, truly or not, beside a source (pairs). Both are one small BERT (network), measured and
calibrated (measuring), and packed in 8 bits (export, export_verifier).
"""
