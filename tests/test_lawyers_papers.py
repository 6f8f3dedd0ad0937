"""What a lawyer is given to read of the clauses: no path of the case file, no sign of the clause language, no word of its lists."""

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import pytest

from given.shipped_clauses import shipped_library
from judges.checkout import ROOT
from tenderkit.model.case import choices
from tenderkit.model.clauses.library import Version
from tenderkit.project.one_run import one_run
from tenderkit.rules.conditions.facts import COMPUTED_FACTS
from tenderkit.workflows.changes.comparing import compare_versions, comparison_text
from tenderkit.workflows.clauses.alignment import alignment_report
from tenderkit.workflows.clauses.show_clause import show_clauses
from tenderkit.writers.text_writer import write_text

_CLAUSES = sorted(shipped_library().clauses)
_LISTS = [kind for kind in vars(choices).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
# An act is called LOU by lawyers too.
_WORDS = {word.value for kind in _LISTS for word in kind if word.value.islower()} | {
    word for words in COMPUTED_FACTS.values() for word in words
}
_CODE = re.compile(
    r"[a-z_]+\.[a-z_]+\.[a-z_.]+|\b(?:requirement|contract|computed|agreement|procedure|matching_unit)\.[a-z]"
    r"|[=!<>]=|[a-z]_[a-z]|\b(?:is (?:not )?stated|contains|True|False|and|or)\b|⟦|\[\[|\{%|\{\{|\[(?:om|slut)\b"
    rf"|\b(?:{'|'.join(sorted(_WORDS))})\b"
)


@pytest.fixture(autouse=True, scope="module")
def _library_is_read_once() -> Iterator[None]:
    with one_run():
        yield


def test_a_path_a_sign_and_a_word_of_a_list_are_known_as_code() -> None:
    for code in (
        "[annars om requirement.penalty.per == started_week]",
        "contract.months",
        "utan internship",
        "x is stated",
    ):
        assert _CODE.search(code)
    assert not _CODE.search("När vitet räknas per påbörjad vecka: «leverantören» ska betala enligt 17 kap. 1 § LOU.")


@pytest.mark.parametrize("clause", _CLAUSES)
def test_no_version_of_a_clause_is_shown_with_code(clause: str) -> None:
    shown = (write_text(show_clauses(ROOT, [f"{clause}@{version}"])).decode() for version in _versions(clause))

    assert [line for text in shown for line in _with_code(text)] == []


@pytest.mark.parametrize("clause", _CLAUSES)
def test_no_comparison_of_two_versions_shows_code(clause: str) -> None:
    pairs = pairwise(_versions(clause))
    compared = (compare_versions(ROOT, Version(clause, before), Version(clause, after)) for before, after in pairs)

    assert [line for each in compared for line in _with_code(comparison_text(each))] == []


def test_clauses_beside_each_other_are_shown_without_code() -> None:
    assert list(_with_code(write_text(show_clauses(ROOT, ["vite", "brist", "platser-antal"])).decode())) == []


def test_the_comparison_with_what_others_ask_shows_no_code() -> None:
    assert list(_with_code(write_text(alignment_report(ROOT)).decode())) == []


def _versions(clause: str) -> list[str]:
    return list(shipped_library().clauses[clause])


def _with_code(text: str) -> Iterator[str]:
    """The lines that hold code; a clause's own name and the command that tells where it is used are no code."""
    for line in text.replace("clauses used-by", "").splitlines():
        if found := _CODE.search(line):
            yield f"{found[0]}: {line[:120]}"
