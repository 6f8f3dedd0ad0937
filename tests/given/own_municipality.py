"""A municipality's folder with `kommun.yaml`, and the shipped sample of one."""

from pathlib import Path

from judges import checkout

SAMPLE = checkout.ROOT / "samples" / "kommun-exempel"
FEWEST = "format: 1\nname: Provköpings kommun\nvalid_from: 2027-01-01\n"


def municipality_folder(parent: Path, text: str | None = None) -> Path:
    """`parent/kommunen` with the text, else with the sample's."""
    folder = parent / "kommunen"
    folder.mkdir(parents=True)
    written = (SAMPLE / "kommun.yaml").read_text("utf-8") if text is None else text
    (folder / "kommun.yaml").write_text(written, "utf-8")
    return folder
