"""Requirements of the kinds that authorities have published, as cases: the facts are theirs, names and the rest are invented."""

from pathlib import Path

from judges import checkout

REAL_CASES = Path("tests", "given", "real_requirements")
AMONG_THE_SAMPLES = ("bostadsgardar", "lansvag-512", "stadtjanster-tre-kommuner")
REAL_CASE_FOLDERS = {
    **{
        file.parent.name: REAL_CASES / file.parent.name
        for file in sorted((checkout.ROOT / REAL_CASES).glob("*/upphandling.yaml"))
    },
    **{name: Path("samples", name) for name in AMONG_THE_SAMPLES},
}
"""By its name, where each stands in the checkout."""
