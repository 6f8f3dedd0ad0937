"""Every key of a case file is asked for in one place of the form, in an order that can be followed."""

from collections import Counter

from tenderkit.messages import document_text
from tenderkit.model.form.form_fields import Ask, form_blocks, form_fields
from tenderkit.model.form.form_layout import (
    SHEETS,
    FormSheet,
    TableSheet,
    has_rows_below,
    list_around,
    named_by,
    table_of,
)
from tenderkit.model.form.form_words import sheet_names, sheet_title

LONGEST_NAME = 31  # of a sheet in Excel
LOTS, CHANGES, TERMS = ("contract", "lots", "[]"), ("changes", "[]"), ("changes", "[]", "terms", "[]")


def test_every_key_of_the_model_is_asked_for_exactly_once() -> None:
    asked = Counter(field.path for sheet in SHEETS for field in sheet.fields())

    assert set(asked) == set(form_fields())
    assert set(asked.values()) == {1}


def test_a_blocks_own_questions_come_before_those_of_the_blocks_inside_it() -> None:
    for sheet in SHEETS:
        if isinstance(sheet, FormSheet):
            left, seen = [], []
            for field in sheet.fields():
                for block in field.blocks:
                    if block.path not in seen:
                        seen.append(block.path)
                holder = field.blocks[-1].path if field.blocks else ()
                assert holder not in left, field.path
                left += [path for path in seen if path != holder[: len(path)] and path not in left]


def test_sheets_have_names_that_excel_takes_each_its_own() -> None:
    names = [sheet_title(each.name) for each in SHEETS] + [sheet_title("start"), sheet_title("lists")]

    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= LONGEST_NAME and not set(name) & set("[]:*?/\\'!") for name in names)
    assert sheet_names() < set(names)
    assert all(document_text(f"form.intro.{each.name}") for each in SHEETS if not isinstance(each, TableSheet))


def test_items_with_lists_of_their_own_can_be_named_from_other_sheets() -> None:
    assert (has_rows_below(LOTS), named_by(LOTS)) == (True, (*LOTS, "id"))
    assert (has_rows_below(CHANGES), named_by(CHANGES)) == (True, None)
    assert (has_rows_below(("suppliers", "[]")), list_around(TERMS[:-1])) == (False, CHANGES)
    assert list_around(("title",)) is None
    terms = table_of(TERMS)
    assert terms is not None
    assert (terms.belongs_to, terms.block) == (CHANGES, form_blocks()[TERMS])
    assert table_of(("suppliers",)) is None


def test_how_a_value_is_asked_for_follows_from_its_type() -> None:
    ways = {".".join(path): field.ask for path, field in form_fields().items()}

    assert ways["title"] is Ask.TEXT
    assert ways["procedure.begins"] is Ask.DAY
    assert ways["contract.months"] is Ask.NUMBER
    assert ways["contract.estimated_value"] is Ask.MONEY
    assert ways["contract.annex_2"] is Ask.YES_NO
    assert ways["law"] is Ask.CHOICE
    assert ways["requirement.places.kinds"] is Ask.CHOICES
    assert ways["contract.workplace_checks"] is Ask.LINES
    assert ways["changes.[].terms.[].value"] is Ask.LISTED
    assert ways["own.[].value"] is Ask.TEXT
