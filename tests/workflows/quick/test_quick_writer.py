"""A document made as an earlier one is the document that composition and writer make of it, part by part."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from judges import checkout
from tenderkit import Case, Library, NotAllowedYetError, open_library, read_case
from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import DocumentPlan
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.workflows.api.build_documents import asked_of
from tenderkit.workflows.papers.composing import planned_documents
from tenderkit.workflows.papers.kind_of_case import load_template
from tenderkit.workflows.quick.quick_writer import QuickFile, QuickWriter
from tenderkit.writers.word.writer import word_package

SAMPLES = checkout.ROOT / "samples"
NAMES = ("vaghyveln", "korttidshyra-fordon", "stadtjanster-tre-kommuner")
TENDER, CERTIFICATE = ("vaghyveln", "kravavsnitt"), ("vaghyveln", "intyg")
ODD = (
    *("”Å & Ö” <b>", "liten", "Slutar så.", "Vad?", "två\nrader", "tab\tb", " blankt ", "17 kap. 1 § LOU", "5"),
    *("{{ 7*7 }}", "\U000f50000\U000f5001", "kandidat och plats", "Leverantören", "x" * 60, "en, två", "&amp;", ""),
    "Platschef, platschef",
)


@cache
def library() -> Library:
    return open_library(SAMPLES)


@cache
def case(name: str) -> Case:
    return read_case(SAMPLES / name, library())


@cache
def plans(name: str, kind: str) -> tuple[tuple[DocumentPlan, ...], CompiledTemplate]:
    with library().reading(case(name).kept):
        asked = asked_of(case(name), kind)
        planned = planned_documents(asked)
        return tuple(each.plan for each in planned), load_template(asked.sound, asked.kind)


def parts(file: QuickFile) -> dict[str, bytes]:
    with ZipFile(BytesIO(file.data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def parts_by_themselves(plan: DocumentPlan, template: CompiledTemplate) -> dict[str, bytes]:
    return dict(word_package(compose(plan).document, template).parts)


class Changed:
    """The facts of a sample with other values at some paths."""

    def __init__(self, plan: DocumentPlan, values: Mapping[str, object]) -> None:
        self._facts, self._values = plan.facts, values

    def lookup(self, path: str) -> object | None:
        return self._values[path] if path in self._values else self._facts.lookup(path)


@pytest.mark.parametrize("name", NAMES)
def test_the_second_of_two_documents_that_answer_alike_is_the_document_itself(name: str) -> None:
    made = 0
    for kind in library().kinds():
        with suppress(NotAllowedYetError):
            writer, (found, template) = QuickWriter(), _plans_or_none(name, kind)
            for plan in (*found, *found):
                writer.write(plan, template)
            for plan in found:
                again = writer.write(plan, template)
                made += again.made_as is not None
                assert parts(again) == parts_by_themselves(plan, template), kind

    assert made > 10


def _plans_or_none(name: str, kind: str) -> tuple[tuple[DocumentPlan, ...], CompiledTemplate]:
    from tenderkit import RefusedError

    try:
        return plans(name, kind)
    except RefusedError as refusal:  # about something else than a case, or of persons
        raise NotAllowedYetError(()) from refusal


def _values(plan: DocumentPlan, words: st.SearchStrategy[str]) -> Iterator[tuple[str, st.SearchStrategy[Any]]]:
    """For each path that a hole of the document reads, other values of its sort."""
    kind = plan.kind
    clauses = (versions.values() for versions in plan.library.clauses.values())
    holes = [
        *kind.parameters.values(),
        *(hole for each in clauses for one in each for hole in one.clause.parameters.values()),
    ]
    for path in dict.fromkeys(hole.source for hole in holes):
        match plan.facts.lookup(path):
            case bool() | None:
                continue
            case int():
                yield path, st.integers(1, 2000)
            case Decimal():
                yield path, st.decimals(1, 10_000_000, places=0)
            case date():
                yield path, st.dates(date(2020, 1, 1), date(2040, 1, 1))
            case str(value) if type(value) is str:
                yield path, words
            case _:
                continue


@pytest.mark.parametrize(("name", "kind"), [TENDER, CERTIFICATE, ("vaghyveln", "kallelse"), ("vaghyveln", "bedomning")])
@settings(max_examples=25)
@given(st.data())
def test_whatever_the_values_are_the_file_is_what_the_writer_makes(name: str, kind: str, data: st.DataObject) -> None:
    (first, *_), template = plans(name, kind)
    words = st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40))
    values = dict(_values(first, words))
    writer = QuickWriter()
    for _ in range(4):
        chosen = data.draw(st.lists(st.sampled_from(sorted(values)), max_size=6, unique=True))
        plan = replace(first, facts=Changed(first, {path: data.draw(values[path]) for path in chosen}))

        assert parts(writer.write(plan, template)) == parts_by_themselves(plan, template)


@pytest.mark.parametrize(
    ("name", "kind", "path"), [(*TENDER, "requirement.penalty.amount"), (*CERTIFICATE, "placement.workplace")]
)
def test_other_values_of_the_same_shape_are_not_composed_anew(name: str, kind: str, path: str) -> None:
    (first, *_), template = plans(name, kind)
    writer = QuickWriter()
    is_money = isinstance(first.facts.lookup(path), Decimal)
    others = [Decimal(number) if is_money else f"Depå {number}" for number in range(60_000, 60_050)]
    for value in others[:2]:
        writer.write(replace(first, facts=Changed(first, {path: value})), template)

    made = [writer.write(replace(first, facts=Changed(first, {path: value})), template) for value in others]

    assert all(each.made_as is not None for each in made)


def test_threads_may_share_a_writer() -> None:
    (first, *_), template = plans(*TENDER)
    writer = QuickWriter()
    many = [
        replace(first, facts=Changed(first, {"requirement.penalty.amount": Decimal(number)}))
        for number in range(1000, 1040)
    ]

    with ThreadPoolExecutor(4) as threads:
        files = list(threads.map(lambda plan: writer.write(plan, template), many))

    assert [parts(file) for file in files] == [parts_by_themselves(plan, template) for plan in many]
