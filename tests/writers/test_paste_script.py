"""The page to paste from in a real browser, opened as a file with no network: what is on the clipboard, and what stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from given.sample_documents import EVERY_BLOCK
from judges.browser import Page, browser
from tenderkit.writers.paste_blocks import copy_blocks
from tenderkit.writers.paste_writer import write_paste

_PENALTY = (
    "<p><strong>5.3.2 Vite</strong></p>"
    "<p>5.3.2.1 Vitet är [BEKRÄFTA: Hur stort är vitet för en plats som saknas?] för varje plats som saknas.</p>"
    "<p><strong>Så krävs vitet</strong></p><p>1. skriftligt påpekande<br>2. rättelse</p>"
)
_KEPT = "document.getElementById('klart').textContent"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("klistra") / "kravavsnitt-klistra.html"
    page.write_bytes(write_paste(EVERY_BLOCK))
    return page


@pytest.fixture(scope="module")
def page(written: Path) -> Iterator[Page]:
    with browser() as opened:
        opened.open(written)
        yield opened


def test_a_block_is_copied_with_its_bold_headings_and_none_of_our_frames(page: Page) -> None:
    page.click("#block-vite [data-as=formatted]")

    pasted = page.pasted()
    assert pasted["text/html"] == _PENALTY
    assert pasted["text/plain"].splitlines()[0] == "5.3.2 Vite"
    assert page.value("document.querySelector('#block-vite [role=status]').textContent") == "Kopierat."


def test_plain_text_is_copied_alone(page: Page) -> None:
    page.click("#block-vite [data-as=plain]")

    assert list(page.pasted()) == ["text/plain"]


def test_a_group_is_copied_with_its_table_as_a_table(page: Page) -> None:
    page.click("#grupp > .tools [data-as=formatted]")

    pasted = page.pasted()
    assert '<table border="1"' in pasted["text/html"]
    assert "<tr><td>Antal platser</td><td>4 platser</td></tr>" in pasted["text/html"]
    assert "Antal platser: 4 platser" in pasted["text/plain"]
    assert "Så krävs vitet" not in pasted["text/plain"]


def test_everything_is_copied_with_an_empty_line_between_the_blocks(page: Page) -> None:
    page.click("[data-place=alla-block] [data-as=plain]")

    whole = "\n\n".join("\n".join(block.lines) for block in copy_blocks(EVERY_BLOCK))
    assert page.pasted()["text/plain"] == whole
    assert page.value("document.querySelector('#block-vite [role=status]').textContent") == "", "one answer at a time"


def test_ticks_stay_when_the_page_is_opened_again(page: Page, written: Path) -> None:
    page.click("#block-vite .tick input")
    assert page.value(_KEPT) == "1 av 6 block är avbockade."

    page.open(written)

    assert page.value(_KEPT) == "1 av 6 block är avbockade."
    assert page.value("document.querySelector('#block-vite .tick input').checked") is True


def test_the_page_is_as_wide_as_a_phone(page: Page, written: Path) -> None:
    page.open(written, width=320)

    assert page.value("document.documentElement.scrollWidth") <= 320  # the width that WCAG asks for (1.4.10)


def test_what_is_pressed_is_large_enough_to_hit(page: Page) -> None:
    """At least 24 by 24 pixels (WCAG 2.2, 2.5.8)."""
    smallest = "Math.min(...[...document.querySelectorAll('button,input')].flatMap((each) => {"
    smallest += " const box = each.getBoundingClientRect(); return [box.width, box.height]; }))"

    assert page.value(smallest) >= 24  # pixels
