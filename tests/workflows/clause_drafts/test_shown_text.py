"""What a writer sees and what the file holds: the one is made of the other without a lost letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judges.checkout import ROOT
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clause_drafts.known_values import values_of
from tenderkit.workflows.clause_drafts.shown_text import Translation
from tenderkit.workflows.clauses.lint_library import newest_clauses

LIBRARY = read_library(find_places(ROOT / "clauses").clause_folders)
TITLES = {clause: each.title for clause, each in newest_clauses(LIBRARY).items()}
PIECES = (
    "{{ places }}",
    "{{places}}",
    "{% if law == LOU %}",
    "{% endif %}",
    "{#k1}",
    "{#k1 #s2}",
    "[[vite]]",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "%}",
    " ",
    "\n",
    "ord",
    "{antal platser}",
    "[slut]",
)


def _translation(body: str = "") -> Translation:
    return Translation(body, values_of(LIBRARY, {}), TITLES)


def test_every_clause_of_the_library_comes_back_letter_by_letter() -> None:
    for entry in LIBRARY.entries():
        file = ROOT / "clauses" / entry.clause.id / f"{entry.clause.version}.md"
        body = file.read_text("utf-8").partition("\n---\n")[2]
        translation = Translation(body, values_of(LIBRARY, entry.clause.parameters), TITLES)

        back = translation.written(translation.shown(body))

        assert back.faults == ()
        assert back.text == body


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join))
def test_any_letters_come_back_as_they_were(body: str) -> None:
    translation = _translation(body)

    back = translation.written(translation.shown(body))

    assert (back.text, back.faults) == (body, ())


@pytest.mark.parametrize(
    ("shown", "written"),
    [
        pytest.param("minst {antal platser} till", "minst {{ places }} till", id="a value by its label"),
        pytest.param("{Leverantören} ska", "{{ supplier }} ska", id="a party's word, whatever its capitals"),
        pytest.param(
            "[när vitet räknas per påbörjad vecka]x[slut]",
            "{% if requirement.penalty.per == started_week %}x{% endif %}",
            id="a condition",
        ),
        pytest.param(
            "[annars när ärendet anger ett vite]", "{% elif requirement.penalty is stated %}", id="a further condition"
        ),
        pytest.param("[krav 1, mening 2] x", "{#k1 #s2} x", id="marks"),
        pytest.param("se [se Vite]", "se [[vite]]", id="a clause by its title"),
        pytest.param(r"\{\{ 7*7 \}\}", "{{ 7*7 }}", id="signs that are only letters"),
    ],
)
def test_what_a_writer_types_becomes_the_files_own_tags(shown: str, written: str) -> None:
    assert _translation().written(shown).text == written


@pytest.mark.parametrize(
    ("shown", "code", "near"),
    [
        pytest.param("{antal plaster}", "TK-L420", "{antal platser}", id="a label that is misspelt"),
        pytest.param(
            "[när vitet räknas per veka]",
            "TK-L421",
            "vitet räknas per påbörjad vecka",
            id="a condition that is misspelt",
        ),
        pytest.param("{{ 7*7 }}", "TK-L422", "\\{", id="a template's braces"),
        pytest.param("[länk](http://exempel.se)", "TK-L423", "krav 1", id="a link"),
        pytest.param("[se Vitte]", "TK-L424", "vite", id="a clause that isn't there"),
    ],
)
def test_what_cannot_be_understood_is_told_with_the_words_that_may_have_been_meant(
    shown: str, code: str, near: str
) -> None:
    faults = _translation().written(shown).faults

    assert faults[0].message.code == code
    assert near in faults[0].message.remedy
