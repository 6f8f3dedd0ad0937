"""Requirements of the kinds that authorities have published, as cases: the facts are theirs, names and the rest are invented."""

from pathlib import Path

from judges import checkout

REAL_CASES = Path(__file__).parent / "real_requirements"
AMONG_THE_SAMPLES = ("bostadsgardar", "lansvag-512", "stadtjanster-tre-kommuner")
REAL_CASE_FOLDERS = {
    **{file.parent.name: file.parent for file in sorted(REAL_CASES.glob("*/upphandling.yaml"))},
    **{name: checkout.ROOT / "samples" / name for name in AMONG_THE_SAMPLES},
}
