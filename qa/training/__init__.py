"""How the packaged reader is made: data, split, training, export. Not needed to use Byline."""
