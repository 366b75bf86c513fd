"""Pack a trained reader for the package, and calibrate it.

``python -m qa.training.export --data PATH --model PATH --work PATH --weights PATH [--out PATH]``

Fails when 8 bits cost more than `TOLERANCE` of F1 on the group that serves to choose.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from qa.reader.reader import CALIBRATION, CHECKED, NETWORK, PACKAGED, ExtractiveReader
from qa.reader.reading import Calibration
from qa.reader.weights import write_manifest
from qa.training.measuring.calibrate import fit_calibration
from qa.training.measuring.measure import all_measures, load_gold_questions, read_all
from qa.training.network.packing import argument_parser, averaged_network, pack
from qa.training.split import load_split

OUTPUTS = ("start", "end", "relevance", "answers")
TOLERANCE = 0.015
"""The most F1 that 8-bit weights may cost; beyond it the cause must be found first."""


def write_calibration(folder: Path, calibration: Calibration) -> None:
    """Write the calibration, and the digests of all files that are checked at load."""
    text = json.dumps(asdict(calibration), indent=1)
    (folder / CALIBRATION).write_text(text + "\n", encoding="utf-8")
    write_manifest(folder, CHECKED)


def main() -> None:
    """Read the command line, pack, calibrate, and compare with 32 bits."""
    parser = argument_parser(__doc__, PACKAGED)
    parser.add_argument("--data", type=Path, required=True, help="folder of evaluation data")
    options = parser.parse_args()
    pack(averaged_network(options), NETWORK, OUTPUTS, options)
    questions = load_gold_questions(options.data, load_split(), "choose")
    write_calibration(options.out, Calibration())
    calibration = fit_calibration(read_all(ExtractiveReader(options.out).read, questions))
    for folder in (options.out, options.work):
        write_calibration(folder, calibration)
    packed, full = (
        all_measures(read_all(ExtractiveReader(folder).read, questions))
        for folder in (options.out, options.work)
    )
    sys.stdout.write(json.dumps({"8 bits": packed, "32 bits": full}, indent=1) + "\n")
    if packed["F1"] < full["F1"] - TOLERANCE:
        raise SystemExit("8-bit weights cost too much F1; the packed reader is not fit to ship.")


if __name__ == "__main__":
    main()
