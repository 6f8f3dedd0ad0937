from pathlib import Path

import pytest

from given.pictures import PIXEL, jpeg, png
from tenderkit.readers.template.logo_reader import UnusableLogoError, read_logo

LOGO = png(200, 120)


def _refusal(folder: Path, data: bytes) -> str:
    (folder / "logotyp.png").write_bytes(data)
    with pytest.raises(UnusableLogoError) as refused:
        read_logo(folder / "logotyp.png", "Kommunens vapen")
    assert str(folder / "logotyp.png") in refused.value.message.what
    return refused.value.message.code


def test_a_png_is_read_with_its_sides_and_without_its_notes(tmp_path: Path) -> None:
    (tmp_path / "logotyp.png").write_bytes(png(200, 120, b"Kim Exempelsson"))

    logo = read_logo(tmp_path / "logotyp.png", "Kommunens vapen")

    assert (logo.suffix, logo.width, logo.height, logo.alt) == (".png", 200, 120, "Kommunens vapen")
    assert logo.data == LOGO


def test_a_jpeg_is_read_without_its_notes(tmp_path: Path) -> None:
    (tmp_path / "logotyp.jpg").write_bytes(jpeg(300, 100, b"Kim Exempelsson, 62.1 N"))

    logo = read_logo(tmp_path / "logotyp.jpg", "Kommunens vapen")

    assert (logo.suffix, logo.width, logo.height) == (".jpeg", 300, 100)
    assert b"Exempelsson" not in logo.data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "TK-T202", id="nothing"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "TK-T202", id="SVG"),
        pytest.param(b"GIF89a" + bytes(200), "TK-T202", id="GIF"),
        pytest.param(b"RIFF\0\0\0\0WEBP" + bytes(200), "TK-T202", id="WebP"),
        pytest.param(b"%!PS-Adobe-3.0 EPSF-3.0\n", "TK-T202", id="EPS"),
        pytest.param(LOGO[:100], "TK-T203", id="half a PNG"),
        pytest.param(LOGO[:-12], "TK-T203", id="a PNG without an end"),
        pytest.param(LOGO[:60] + b"\0\0\0\0" + LOGO[64:], "TK-T203", id="a PNG with a scratch"),
        pytest.param(LOGO[:8], "TK-T203", id="a PNG's mark and nothing more"),
        pytest.param(LOGO[:8] + b"\xff\xff\xff\xffIHDR", "TK-T203", id="a part longer than the file"),
        pytest.param(jpeg(300, 100)[:20], "TK-T203", id="half a JPEG"),
        pytest.param(b"\xff\xd8\xff\xe0\0\0", "TK-T203", id="a part of a JPEG without a length"),
        pytest.param(jpeg(300, 100)[:-2], "TK-T203", id="a JPEG without an end"),
        pytest.param(PIXEL, "TK-T205", id="a single pixel"),
        pytest.param(png(200, 79), "TK-T205", id="too few pixels for sharp print"),
        pytest.param(jpeg(6000, 600), "TK-T205", id="too long a side"),
        pytest.param(png(1300, 100), "TK-T205", id="a ribbon"),
        pytest.param(png(20, 100), "TK-T205", id="a pillar"),
        pytest.param(LOGO + bytes(1_000_000), "TK-T204", id="more than a megabyte"),
    ],
)
def test_a_picture_that_does_not_fit_is_told_in_a_line(tmp_path: Path, data: bytes, code: str) -> None:
    assert _refusal(tmp_path, data) == code


def test_the_smallest_logo_is_eighty_pixels_high(tmp_path: Path) -> None:
    (tmp_path / "logotyp.png").write_bytes(png(80, 80))

    assert read_logo(tmp_path / "logotyp.png", "Kommunens vapen").height == 80


def test_what_stands_behind_the_picture_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "logotyp.png").write_bytes(LOGO + b"hemligt")

    assert read_logo(tmp_path / "logotyp.png", "Kommunens vapen").data == LOGO


@pytest.mark.parametrize("name", ["saknas.png", "."])
def test_a_logo_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnusableLogoError) as refused:
        read_logo(tmp_path / name, "Kommunens vapen")

    assert refused.value.message.code == "TK-T201"
