"""What the form says is for an officer: no name of a key or a choice in the file's own English."""

import re

import pytest

from tenderkit.model.case.choices import Law, TargetGroup
from tenderkit.model.form.form_fields import form_blocks, form_fields
from tenderkit.model.form.form_keys import read_key
from tenderkit.model.form.form_layout import SHEETS, TableSheet
from tenderkit.model.form.form_words import block_help, field_help, link_title, offered_words, table_titles, word_of

# What a clause or a question is called stays as it is: it is what shall be written in the cell.
NAMES_TO_WRITE = {"own.[].name", "confirmations.[].question", "changes.[].terms.[].fact"}
KEY = re.compile(r"\b[a-z]+_[a-z_]+\b|\bcount\b|\bamount\b|\bheld\b|\bpenalty\b|\bauthority\b")


def _help(key: str) -> str:
    return field_help(form_fields()[read_key(key) or ()])  # type: ignore[index]  # a key without numbers


def test_no_help_names_a_key_of_the_file() -> None:
    for path, field in form_fields().items():
        if ".".join(path) not in NAMES_TO_WRITE:
            assert not KEY.search(re.sub(r"Exempel: .*", "", field_help(field))), field_help(field)
    for block in form_blocks().values():
        assert not KEY.search(block_help(block)), block_help(block)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        pytest.param("requirement.places.minimum_weeks", "Anges i stället för ”Minsta tid”.", id="another key"),
        pytest.param("requirement.places.carried_over", "Bara för ”ett antal per år”.", id="a choice"),
        pytest.param("requirement.dialogue.sanction", "Krävs när något annat i ”Sysselsättningsdialog” fylls i.", id="required in its block"),
        pytest.param("contract.estimated_value", "Exempel: 65 000 000", id="an amount"),
        pytest.param("requirement.penalty.share_percent", "Exempel: 0,5", id="a share"),
        pytest.param("requirement.termination.allowed", "Välj ja eller nej. Exempel: ja", id="yes or no"),
        pytest.param("contract.workplace_checks", "Exempel: utdrag ur belastningsregistret", id="several lines"),
        pytest.param("procedure.review_pending", "Exempel: nej", id="no"),
        pytest.param("own[].name", "Det namn som klausulen har gett värdet.", id="a name of a clause's"),
        pytest.param("changes[].terms[].fact", "står områdets id efter contract.lots.", id="a name that is to be written"),
    ],
)  # fmt: skip
def test_help_says_when_and_how_a_value_is_written(key: str, words: str) -> None:
    assert words in _help(key)


def test_a_block_that_may_be_left_out_says_so() -> None:
    assert "Frivilligt" in block_help(form_blocks()["requirement", "penalty"])
    assert "Frivilligt" not in block_help(form_blocks()["registry",])


def test_closed_lists_are_offered_in_swedish_and_read_back_as_the_files_words() -> None:
    assert [word_of(TargetGroup, title) for title in offered_words(TargetGroup)] == [
        member.value for member in TargetGroup
    ]
    assert word_of(Law, "LOU") is None


def test_every_table_has_headings_that_differ() -> None:
    for sheet in SHEETS:
        if isinstance(sheet, TableSheet):
            titles = list(table_titles(sheet).values())
            assert len(set(titles)) == len(titles)


def test_a_row_says_which_sheet_it_points_at() -> None:
    assert link_title(("changes", "[]")) == "Rad i Avtalsändringar"
    assert link_title(("unknown", "[]")) == "Rad i unknown[]"
