"""The municipality's colour and mark on the page, where they can be seen by everybody."""

from pathlib import Path

import pytest
from django.test import Client

from given.pictures import png

BRAND = '\n[brand]\ncolour = "{colour}"\nlogo = "vapen.png"\nlogo_alt = "Exempelköpings kommuns vapen"\n'


def _brand(cases: Path, colour: str) -> None:
    (cases / "vapen.png").write_bytes(png(200, 200))
    settings = cases / "tenderkit.toml"
    settings.write_text(settings.read_text("utf-8") + BRAND.format(colour=colour), "utf-8")


def test_the_page_has_the_municipalitys_colour_and_mark(client: Client, cases: Path) -> None:
    _brand(cases, "#1D5C3A")

    rules, page, mark = (client.get(address) for address in ("/dokumentstil.css", "/arenden/", "/marke"))

    assert "--accent:#1D5C3A" in rules.content.decode()
    assert 'alt="Exempelköpings kommuns vapen"' in page.content.decode()
    assert (mark.status_code, mark["Content-Type"]) == (200, "image/png")


@pytest.mark.parametrize("colour", ["#FFD400", "#777777", "röd"])
def test_a_colour_that_cannot_be_read_is_not_used(colour: str, client: Client, cases: Path) -> None:
    _brand(cases, colour)

    assert "--accent" not in client.get("/dokumentstil.css").content.decode()
    assert client.get("/arenden/").status_code == 200
