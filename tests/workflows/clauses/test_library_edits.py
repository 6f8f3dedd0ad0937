from datetime import date
from pathlib import Path

import pytest

from tenderkit.model.clauses.clause import Adoption, ClauseState, Status
from tenderkit.model.clauses.library import Version
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.clauses.library_edits import with_adoptions, with_state

NAME = Path("library.yaml")
PUBLISHED = ClauseState(Status.PUBLISHED, date(2026, 12, 1), None, date(2028, 12, 1), "AME: samordnaren", "ab12")
ADOPTION = Adoption('Nämnden "A"', date(2026, 12, 1), "KS 2026/7", "ab12")
BLOCK = """\
# Våra klausuler
format: 1
order:
  - antal   # först
  - vite
clauses:
  antal:
    versions:
      1.0.0:
        status: draft   # snart klar\t
        owner: samordnaren

  # om vitet
  vite:
    versions:
      1.0.0: {status:\tdraft}
"""


def changed(text: str, clause: str, version: str, state: ClauseState) -> str:
    return with_state(text.encode("utf-8"), NAME, Version(clause, version), state).decode("utf-8")


def data_of(text: str) -> dict[str, Tree]:
    return parse_yaml(text, NAME).data


def test_only_what_a_step_changes_is_changed() -> None:
    text = changed(BLOCK, "antal", "1.0.0", PUBLISHED)

    assert text == BLOCK.replace("status: draft   #", "status: published   #").replace(
        "owner: samordnaren\n",
        'owner: "AME: samordnaren"\n        valid_from: 2026-12-01\n        review_by: 2028-12-01\n        digest: ab12\n',
    )


def test_a_new_version_stands_after_the_others() -> None:
    text = changed(BLOCK, "vite", "1.1.0", ClauseState(Status.DRAFT))

    assert text == BLOCK + "      1.1.0: {status: draft}\n"


def test_a_new_clause_gets_a_place_in_the_order() -> None:
    text = changed(BLOCK, "intyg", "1.0.0", ClauseState(Status.DRAFT))

    assert data_of(text)["order"] == ["antal", "vite", "intyg"]
    assert text.endswith("  intyg:\n    versions:\n      1.0.0: {status: draft}\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_line_ends_of_the_file_are_kept(line_end: str) -> None:
    text = changed(BLOCK.replace("\n", line_end), "intyg", "1.0.0", PUBLISHED)

    assert text.replace(line_end, "\n") == changed(BLOCK, "intyg", "1.0.0", PUBLISHED)


def test_a_library_can_begin_from_nothing() -> None:
    text = changed("", "intyg", "1.0.0", ClauseState(Status.DRAFT))

    assert text == "format: 1\norder: [intyg]\nclauses:\n  intyg:\n    versions:\n      1.0.0: {status: draft}\n"


def test_a_reason_is_written_as_data_whatever_it_holds_and_goes_again() -> None:
    held = changed(BLOCK, "vite", "1.0.0", ClauseState(Status.HOLD, hold_reason='}, "{% x: # y'))
    released = changed(held, "vite", "1.0.0", ClauseState(Status.PUBLISHED))

    assert '{status:\thold, hold_reason: "}, \\"{% x: # y"}' in held
    assert "{status:\tpublished, hold_reason: null}" in released


def test_a_decision_is_added_after_the_others() -> None:
    first = with_adoptions(b"", NAME, [(Version("vite", "1.0.0"), ADOPTION)])
    text = with_adoptions(first + b"# sist\n", NAME, [(Version("antal", "1.0.0"), ADOPTION)]).decode("utf-8")

    line = '  - {{clause: {}, version: 1.0.0, by: "Nämnden \\"A\\"", date: 2026-12-01, decision: "KS 2026/7", digest: ab12}}\n'
    assert text.endswith("adopted:\n" + line.format("vite") + line.format("antal") + "# sist\n")


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("format: 1\nadopted: []\n", id="no decisions yet"),
        pytest.param("format: 1\nadopted: [{clause: a, version: 1.0.0}]\n", id="in brackets"),
        pytest.param("format: 1\nadopted:\n- clause: a\n  version: 1.0.0\nnote: x\n", id="another key below"),
        pytest.param("{format: 1, adopted: []}", id="everything in braces"),
        pytest.param(
            "format: 1\r\nadopted:\t# c\r\n  - {clause:\ta,\tversion: 1.0.0}\t\r\n...\r\n", id="tabs and an end"
        ),
    ],
)
def test_a_decision_is_added_whatever_the_form(before: str) -> None:
    text = with_adoptions(before.encode(), NAME, [(Version("vite", "1.0.0"), ADOPTION)]).decode("utf-8")

    adopted = data_of(text)["adopted"]
    assert isinstance(adopted, list)
    assert adopted[-1] == {
        "clause": "vite", "version": "1.0.0", "by": 'Nämnden "A"', "date": "2026-12-01", "decision": "KS 2026/7", "digest": "ab12",
    }  # fmt: skip
