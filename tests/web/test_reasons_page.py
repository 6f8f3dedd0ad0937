"""Why the text says what it says, and what the penalty would be with other amounts."""

from pathlib import Path

from django.test import Client

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
