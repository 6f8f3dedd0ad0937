"""Every rule of the catalogue is shown by an example that triggers it and one that doesn't; here both are tried."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from rule_examples import write_example

from tenderkit.messages import catalogue
from tenderkit.model.finished.finished_document import Audience
from tenderkit.project.one_run import one_run
from tenderkit.workflows.check.check import check
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import DEFAULT_KIND

RULES = {code: entry for code, entry in sorted(catalogue().items()) if code.startswith("TK-R")}
OF_DOCUMENTS = {code: entry for code, entry in sorted(catalogue().items()) if code.startswith("TK-D")}
# What no change to a case can bring about, and why; each has a test of its own.
ELSEWHERE = {
    "TK-R051": "a clause without words for a value that the case may hold",
    "TK-R052": "a clause with less room for a text than the case file has",
    "TK-R121": "a row of the law table",
    "TK-R122": "a row of the law table",
    "TK-R123": "two rows of the law table",
    "TK-R124": "the acts of the law table",
    "TK-R125": "the standstill of an act in the law table",
    "TK-R126": "a provision of an act in the law table",
    "TK-R223": "the limits of a municipality's own policy",
    "TK-R330": "the band of a period in the law table",
    "TK-R331": "two rows of a period in the law table",
    "TK-R421": "a clause of the municipality's own",
    "TK-R422": "a clause of the municipality's own",
    "TK-R423": "a clause of the municipality's own",
    "TK-R034": "the first edition of the clauses",
    "TK-R300": "the first edition of the clauses",
    "TK-R303": "the first edition of the clauses",
    "TK-R341": "a version of a clause that was written before the key",
    "TK-R301": "the second edition of the clauses",
    "TK-R302": "the second edition of the clauses",
    "TK-R304": "the second edition of the clauses",
    "TK-R309": "the second edition of the clauses",
    "TK-R310": "the second edition of the clauses",
    "TK-R311": "the second edition of the clauses",
    "TK-R314": "the second edition of the clauses",
    "TK-R316": "the second edition of the clauses",
    "TK-R395": "a small penalty, in a case that is sound only with the clauses that know it",
    **dict.fromkeys(("TK-R450", "TK-R451", "TK-R452", "TK-R453", "TK-R454"), "an authority in the recruiter's file"),
    "TK-R270": "the tender period of an act in the law table",
}
IN_A_CASE = [code for code in RULES if code not in ELSEWHERE]


@pytest.mark.parametrize("code", IN_A_CASE)
def test_the_example_that_triggers_a_rule_does(code: str, tmp_path: Path) -> None:
    assert code in _found(RULES[code]["triggers"], tmp_path)


@pytest.mark.parametrize("code", IN_A_CASE)
def test_the_example_that_passes_a_rule_does(code: str, tmp_path: Path) -> None:
    assert code not in _found(RULES[code]["passes"], tmp_path)


@pytest.mark.parametrize("code", IN_A_CASE)
def test_the_two_examples_of_a_rule_differ(code: str) -> None:
    assert RULES[code]["triggers"] != RULES[code]["passes"]


def test_only_what_no_case_can_bring_about_is_shown_in_words() -> None:
    assert {code for code, entry in RULES.items() if "text" in entry["triggers"]} == set(ELSEWHERE)


@pytest.mark.parametrize("code", OF_DOCUMENTS)
def test_the_words_that_trigger_a_rule_of_documents_do(code: str, tmp_path: Path) -> None:
    assert code in _found_in_words(OF_DOCUMENTS[code]["triggers"], tmp_path)


@pytest.mark.parametrize("code", OF_DOCUMENTS)
def test_the_words_that_pass_a_rule_of_documents_do(code: str, tmp_path: Path) -> None:
    assert code not in _found_in_words(OF_DOCUMENTS[code]["passes"], tmp_path)


@pytest.fixture(autouse=True, scope="module")
def _library_is_read_once() -> Iterator[None]:
    with one_run():
        yield


def _found(changes: Mapping[str, str], folder: Path) -> set[str]:
    return {problem.message.code for problem in check(write_example(changes, folder), (DEFAULT_KIND,)).problems}


def _found_in_words(example: Mapping[str, str], folder: Path) -> set[str]:
    document = folder / ("dokument.html" if example["text"].startswith("<") else "dokument.txt")
    document.write_text(example["text"], "utf-8")
    reader = Audience(example["audience"]) if "audience" in example else None
    return {problem.message.code for problem in check_document(document, reader)}
