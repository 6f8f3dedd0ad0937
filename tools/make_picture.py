"""Two pages of the sample Väghyveln side by side, as the README shows them: docs/images/kravavsnitt.png.

Run it in the environment where tenderkit is installed, with LibreOffice, poppler and the font Carlito on the machine.
"""

import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "vaghyveln" / "upphandling.yaml"
PICTURE = ROOT / "docs" / "images" / "kravavsnitt.png"
PAGES = (1, 3)  # the conditions in brief, and the first numbered requirements
DOTS_PER_INCH = 80
GAP = 12  # pixels around and between the pages
DESK = bytes((0xDD, 0xDD, 0xDD))
# Sixteen levels of each colour are enough for text, and few enough for a palette.
_COARSE = bytes(level // 16 * 17 for level in range(256))


class Picture(Struct, frozen=True):
    """Rows of red, green and blue, a byte each."""

    width: int
    rows: tuple[bytes, ...]


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "kravavsnitt.docx"
        # From standard input no lock is written beside the sample.
        _run("tenderkit", "build", "-", "--to", str(document), given=SAMPLE.read_bytes())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", name, str(document))
        pages = [_page(document.with_suffix(".pdf"), number) for number in PAGES]
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(png(side_by_side(pages)))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} KB")
    return 0


def read_ppm(data: bytes) -> Picture:
    """The binary form (P6) that pdftoppm writes, a byte per colour."""
    kind, width, height, deepest = data.split(maxsplit=4)[:4]
    if (kind, deepest) != (b"P6", b"255"):
        message = "not a P6 picture with a byte per colour"
        raise ValueError(message)
    row = 3 * int(width)
    pixels = data[-row * int(height) :]
    return Picture(int(width), tuple(pixels[at : at + row] for at in range(0, len(pixels), row)))


def side_by_side(pages: Iterable[Picture]) -> Picture:
    """Pages of one height on a grey desk."""
    shown = tuple(pages)
    gap = DESK * GAP
    width = sum(page.width for page in shown) + GAP * (len(shown) + 1)
    edge = (DESK * width,) * GAP
    rows = (gap + gap.join(parts) + gap for parts in zip(*(page.rows for page in shown), strict=True))
    return Picture(width, (*edge, *rows, *edge))


def png(picture: Picture) -> bytes:
    """A PNG with a palette; raises ValueError where the colours don't fit into one."""
    palette: dict[bytes, int] = {}
    lines = bytearray()
    for row in picture.rows:
        coarse = row.translate(_COARSE)
        colours = (coarse[at : at + 3] for at in range(0, len(coarse), 3))
        lines += bytes((0, *(palette.setdefault(colour, len(palette)) for colour in colours)))
    size = struct.pack(">IIBBBBB", picture.width, len(picture.rows), 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _page(document: Path, number: int) -> Picture:
    only = ("-f", str(number), "-l", str(number))
    return read_ppm(_run("pdftoppm", "-r", str(DOTS_PER_INCH), *only, str(document)))


def _run(*command: str, given: bytes | None = None) -> bytes:
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
