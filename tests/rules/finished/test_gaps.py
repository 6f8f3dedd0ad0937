"""What shows that a document isn't finished, and what only looks so."""

import pytest

from judges.finished_documents import shipped_rules
from tenderkit.rules.finished.gaps import find_gaps, without_gaps

GAPS = shipped_rules().gaps


def found(text: str) -> list[tuple[str, str]]:
    return [(gap.code, gap.words) for gap in find_gaps(text, GAPS)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minst [antal] platser.", "[antal]"),
        ("[Kommunens namn] upphandlar.", "[Kommunens namn]"),
        ("Detta […] gäller.", "[…]"),
        ("Detta [...] gäller.", "[...]"),
        ("Detta [___] gäller.", "[___]"),
        ("Priset är XX kronor.", "XX"),
        ("Priset är xx kronor.", "xx"),
        ("Senast 20XX-XX-XX.", "20XX-XX-XX"),
        ("Priset är __ kronor.", "__"),
        ("Vad gäller????", "????"),
        ("Vite: TBD", "TBD"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("Klicka eller tryck här för text.", "Klicka eller tryck här"),
    ],
)
def test_a_gap_is_found(text: str, words: str) -> None:
    assert found(text) == [("TK-D021", words)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Enligt [1] och [12, 14].", id="references"),
        pytest.param("Han sa ”skall [sic]”.", id="an editor's remark"),
        pytest.param("[ ] Ja [x] Nej", id="boxes to tick"),
        pytest.param("Se [avtalet](https://example.se/avtal).", id="a link"),
        pytest.param("Namnteckning: ____________ Ort och datum: ______", id="lines to sign on"),
        pytest.param("______________", id="a rule"),
        pytest.param("Nummer 811218-XXXX.", id="a number that is hidden"),
        pytest.param("Storlek XXL, avsnitt X.", id="a size and a numeral"),
        pytest.param("Vad gäller?", id="a question"),
        pytest.param("Pris {rabatt} och {a}.", id="single braces"),
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert found(text) == []


def test_an_open_question_of_ours_is_one_gap_whatever_it_says() -> None:
    assert found("Vitet är [BEKRÄFTA: Hur stort?? [antal] XX].") == [
        ("TK-D020", "[BEKRÄFTA: Hur stort?? [antal]"),
        ("TK-D021", "XX"),
    ]
    assert found("[BEKRÄFTA: Hur stort är vitet?]") == [("TK-D020", "[BEKRÄFTA: Hur stort är vitet?]")]


@pytest.mark.parametrize("tag", ["{{ supplier }}", "{% if x %}", "{# märke #}", "{{", "{%"])
def test_a_tag_of_a_template_is_found(tag: str) -> None:
    assert found(f"Text {tag} text") == [("TK-D022", tag)]


def test_what_is_left_of_a_highlighted_text_without_its_gaps() -> None:
    assert without_gaps("[BEKRÄFTA: Hur stort?]", GAPS) == ""
    assert without_gaps("vitet är [antal] kronor", GAPS) == "vitet är  kronor"
