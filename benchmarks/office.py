"""How quick the way through LibreOffice is beside one call of it for each file: `python benchmarks/office.py FOLDER`.

FOLDER holds Word files. In each round, the same files: one call for each with a profile that has been used before, as scripts do
it; then ours with one worker and with two. Prints files a second and how many times as quick, and every fault.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path, PurePath
from statistics import median

from tenderkit.workflows.office.pdf_by_office import OfficeOptions, WordFile, pdfs_by_office

_ROUNDS = 3
_ONE_BY_ONE = 15  # files a round: more of them only take longer


def main(folder: str, count: str = "200") -> None:
    """Three rounds, one after the other."""
    files = sorted(Path(folder).rglob("*.docx"))
    documents = [
        WordFile(PurePath(f"{number}.docx"), files[number % len(files)].read_bytes()) for number in range(int(count))
    ]
    times = []
    for _ in range(_ROUNDS):
        alone = _one_by_one([document.data for document in documents[:: len(documents) // _ONE_BY_ONE][:_ONE_BY_ONE]])
        ours = {workers: _through(documents, workers) for workers in (1, 2)}
        times.append({workers: rate / alone for workers, rate in ours.items()})
        print(
            f"one by one {alone:.2f}/s",
            *(f"{workers} worker(s) {rate:.2f}/s" for workers, rate in ours.items()),
            flush=True,
        )
    for workers in (1, 2):
        print(f"{workers} worker(s): {median(each[workers] for each in times):.1f} times as quick")


def _one_by_one(documents: list[bytes]) -> float:
    with tempfile.TemporaryDirectory() as home:
        profile = f"-env:UserInstallation={Path(home, 'profile').as_uri()}"
        file = Path(home, "a.docx")
        for number, data in enumerate((documents[0], *documents)):
            if number == 1:  # the first has made the profile
                begun = time.perf_counter()
            file.write_bytes(data)
            command = [
                "soffice",
                profile,
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                home,
                str(file),
            ]
            subprocess.run(command, capture_output=True, check=True)
        return len(documents) / (time.perf_counter() - begun)


def _through(documents: list[WordFile], workers: int) -> float:
    begun = time.perf_counter()
    made = list(pdfs_by_office(documents, OfficeOptions(workers=workers)))
    spent = time.perf_counter() - begun
    for each in made:
        if each.fault is not None:
            print(each.fault)
    return len(made) / spent


if __name__ == "__main__":
    main(*sys.argv[1:])
