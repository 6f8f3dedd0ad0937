"""Why the text says what it says, and what the penalty would be with other amounts."""

import re
from pathlib import Path

from django.test import Client

from given.own_library import own_library

PAGE = "/arenden/vaghyveln/varfor/"


def test_the_whole_chain_of_reasons_is_told_without_the_files_own_names(client: Client) -> None:
    words = client.get(PAGE).content.decode()

    assert all(f'<h2 id="{part}">' in words for part in ("policy", "lag", "rimlig", "vitet", "klausuler"))
    assert "requirement.places" not in words
    assert "<svg" in words


def test_other_amounts_are_tried_and_nothing_is_saved(client: Client, cases: Path) -> None:
    before = (cases / "vaghyveln" / "upphandling.yaml").read_bytes()

    words = client.get(f"{PAGE}?f:contract_price=2+mkr").content.decode().replace("\u00a0", " ")

    assert "Antagande: det avtalade priset är 2 000 000 kronor" in words
    assert "100 000" in words
    assert (cases / "vaghyveln" / "upphandling.yaml").read_bytes() == before


def test_an_amount_that_is_not_understood_is_said_to_be_so(client: Client) -> None:
    words = client.get(f"{PAGE}?f:contract_price=kanske+<i>").content.decode()

    assert "kanske &lt;i&gt;" in words
    assert "Antagande: det avtalade priset" not in words


def test_a_clause_leads_to_its_page_where_the_library_shows_it(client: Client) -> None:
    ways = re.findall(r'href="(/klausuler/[^"]+)"', client.get(PAGE).content.decode())

    assert len(ways) > 10
    assert {client.get(each).status_code for each in ways} == {200}


def test_a_clause_of_the_cases_own_library_has_no_page(client: Client, cases: Path) -> None:
    from tenderkit.web.shown.clauses import versions_with_a_page

    own_library(cases / "vaghyveln", {"vart": {"1.0.0": ("status: published", "Hon ska odla.")}})

    found = versions_with_a_page(cases / "vaghyveln")

    assert ("vite", "2.1.0") in found
    assert ("vart", "1.0.0") not in found
    assert client.get("/klausuler/vart/1.0.0/").status_code == 404
    assert '<a href="/klausuler/vite/' in client.get(PAGE).content.decode()


def test_a_version_that_reads_otherwise_in_the_pages_library_is_not_led_to(client: Client, cases: Path) -> None:
    from tenderkit.web.shown.clauses import versions_with_a_page

    own_library(cases, {"vart": {"1.0.0": ("status: published", "Hon ska odla.")}})
    own_library(cases / "vaghyveln", {"vart": {"1.0.0": ("status: published", "Hon ska så.")}})

    assert ("vart", "1.0.0") in versions_with_a_page(cases / "stadsfesten")
    assert ("vart", "1.0.0") not in versions_with_a_page(cases / "vaghyveln")
