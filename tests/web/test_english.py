"""The page in English: every sentence has its English, and no Swedish is left on a page but what the case itself says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import write_page_words
from babel.messages.catalog import Catalog
from django.test import Client
from lxml import html

from web.test_addresses import ADDRESSES, work_as_one_who_may_open

PAGES = [
    name for name, (_, methods) in ADDRESSES.items() if "GET" in methods and name not in ("enter", "start", "mark")
]
HOLE = re.compile(r"%\((\w+)\)s")


def said(message: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [message] if isinstance(message, str) else list(message or ())


@pytest.fixture(scope="module")
def words() -> Catalog:
    return write_page_words.read_words()


def test_every_sentence_of_the_page_has_its_english_and_there_is_no_other(page: None, words: Catalog) -> None:
    gathered = write_page_words.with_every_sentence(words)

    assert write_page_words.without_english(gathered) == []
    assert {str(each.id) for each in gathered} == {str(each.id) for each in words}


def test_what_the_program_reads_is_what_the_file_of_words_says(page: None, words: Catalog) -> None:
    standing = write_page_words.WORDS

    assert standing.read_bytes() == write_page_words.as_po(words)
    assert standing.with_suffix(".mo").read_bytes() == write_page_words.as_mo(words)


def test_the_english_has_the_same_places_for_values(words: Catalog) -> None:
    different = [
        each.id
        for each in words
        if each.id
        for english in said(each.string)
        if set(HOLE.findall(english)) != set(HOLE.findall(said(each.id)[0]))
    ]

    assert different == []


def pieces_of(answer_html: bytes) -> set[str]:
    """What is read on the page, without what stands there in Swedish by right."""
    return {" ".join(piece.split()) for piece in _read(html.fromstring(answer_html))}


def _read(element: html.HtmlElement) -> Iterator[str]:
    if element.get("lang") != "sv" and element.tag not in ("script", "style", "textarea"):
        yield from (str(element.text or ""), element.get("aria-label", ""), element.get("data-label", ""))
        for inner in element:
            yield from _read(inner)
    yield str(element.tail or "")


FILES = (
    "document-style",
    "archive",
    "paper",
    "register-file",
    "statistics-file",
    "plan-file",
    "plan-row-paper",
    "own-paper-file",
)


@pytest.mark.parametrize("name", [each for each in PAGES if each not in FILES])
def test_a_page_speaks_english_when_it_is_asked_to(name: str, words: Catalog, client: Client, cases: Path) -> None:
    work_as_one_who_may_open(name, client)
    client.post("/sprak", {"sprak": "en"})
    swedish = {each.id for each in words if each.id and isinstance(each.id, str) and each.string != each.id}

    answer = client.get(ADDRESSES[name][0])

    assert html.fromstring(answer.content).get("lang") == "en"
    assert pieces_of(answer.content) & swedish == set()


def test_it_is_swedish_again_when_that_is_chosen(client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})
    client.post("/sprak", {"sprak": "sv"})

    assert 'lang="sv"' in client.get("/arenden/").content.decode()
