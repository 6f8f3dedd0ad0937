import re
from pathlib import Path

import pytest

from tenderkit.messages import language
from tenderkit.problems import RefusedError
from tenderkit.workflows.clauses.show_clause import show_clauses
from tenderkit.workflows.reports.reporting import deliver_report

HERE = Path()


def shown(*wanted: str) -> str:
    return deliver_report(show_clauses(HERE, wanted), None)


def test_a_clause_is_shown_with_its_text_its_use_and_its_history() -> None:
    text = shown("vite@1.1.0")

    for words in (
        "När vitet räknas per plats som saknas:",
        "Krav: «leverantören» ska betala vitet inom 30 dagar",
        "enligt ”Brister och rättelse”",
        "Fält: «Vitesbelopp»; Uppgift i ärendet: Vite, Vitesbelopp; Slag: kronor",
        "Kräver: Brister och rättelse, ",
        "19: «myndigheten» har rätt till vite om «Vitesbelopp» för varje plats som saknas",
        "Vägledning till den som skriver",
        "Är med när: platser krävs",
        "kravavsnitt",
    ):
        assert words in text
    assert "1.0.0" in text
    assert "1.1.0" in text
    assert not re.search(r"⟦|\[\[|\[slut|requirement\.|\(k\d", text)


def test_a_clause_of_two_lengths_is_shown_with_both() -> None:
    text = shown("brist@2.0.0")

    short, full = text.split("Den korta texten:")[1].split("Den fullständiga texten:")
    assert "Krav: «myndigheten» ska lämna en skriftlig anmaning om bristen före varje påföljd." in short
    assert "och ange villkoret, bristen och tiden för rättelse" not in short
    assert "och ange villkoret, bristen och tiden för rättelse" in full
    assert "18: «myndigheten» ska lämna en skriftlig anmaning" in text


def test_in_english_a_clause_is_shown_as_it_is_written() -> None:
    token = language.set("en")
    try:
        text = shown("vite")
    finally:
        language.reset(token)

    for words in ("⟦amount⟧", "[om requirement.penalty.per == missing_place]", "requirement.penalty.amount", "brist, "):
        assert words in text


def test_without_a_version_the_newest_is_shown() -> None:
    assert shown("vite").startswith("Vite (vite 2.1.0)")
    assert shown("vite@1.0.0").startswith("Vite (vite 1.0.0)")


def test_several_clauses_stand_beside_each_other_with_when_to_take_which() -> None:
    (_, table) = show_clauses(HERE, ["dialog-svar", "platser-antal", "intyg"]).blocks

    assert len(table.header) == 4  # type: ignore[union-attr]  # the report's only block is its table


@pytest.mark.parametrize("wanted", ["sagobok", "vite@9.9.9"])
def test_a_clause_that_does_not_exist_is_refused(wanted: str) -> None:
    with pytest.raises(RefusedError) as refused:
        shown(wanted)

    assert refused.value.message.code == "TK-S007"
