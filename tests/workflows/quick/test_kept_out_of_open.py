"""A document made as an earlier one is refused just where one that is read to its last word is."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pydantic import BaseModel

from given.changed_facts import ChangedFacts, planned, sample_case, samples_library
from tenderkit import InvalidInputError
from tenderkit.rules.privacy.distinctive import distinctive_words
from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex
from tenderkit.workflows.papers.composing import PlannedDocument
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, words_of_files
from tenderkit.workflows.quick.kept_out_of_open import refuse_in_open
from tenderkit.workflows.quick.open_document import REACH
from tenderkit.workflows.quick.quick_writer import QuickWriter

# Of a kind the texts that it prints as somebody has written them.
TEXTS = {
    "kravavsnitt": ("requirement.purpose", "title", "matching_unit.name", "authority.unit"),
    "intyg": ("placement.workplace", "placement.job_title", "placement.issuer.title", "placement.supervisor.name"),
}
FACTS = (
    *("Robin Påhittsson", "Påhittsson", "Robins", "Exempel Väg AB", "559900-1234", "5599001234", "070-174 06 00"),
    *("0701740600", "50 000", "50\xa0000 kronor", "Berg", "Lo Exempelberg", "avtal@exempel.se", "TF 2027/412"),
)
BESIDE = ("", " ", ", ", "-", "–", ".", "\xa0", "/", "(", "s", "X", "06 ", " 00", "\u00ad", "e\u0301")

WRITERS = {kind: QuickWriter() for kind in TEXTS}


@cache
def facts_of_sample() -> Sequence[str]:
    """Words of what the sample holds and no paper may: long ones whole, and beginnings and ends of them."""
    case = sample_case("vaghyveln")
    index = DistinctiveIndex({"": case.sound.case, "matching": case.matching})
    words = [told for path, value in index.everything() if (told := distinctive_words(path, value))]
    halves = [half for each in words for half in (each[: len(each) // 2], each[len(each) // 2 :])]
    return [each for each in (*words, *halves) if each.strip() == each and "\n" not in each and each]


def refused(judge: Callable[[], None]) -> bool:
    try:
        judge()
    except InvalidInputError:
        return True
    return False


@pytest.mark.parametrize("kind", TEXTS)
@settings(max_examples=40)
@given(data=st.data())
def test_it_is_refused_where_the_whole_file_would_be(kind: str, data: st.DataObject) -> None:
    (first, *_), template = planned("vaghyveln", kind)
    words = st.one_of(st.sampled_from(FACTS), st.sampled_from(facts_of_sample()))
    text = st.builds(lambda *parts: "".join(parts).strip(), *[st.sampled_from(BESIDE), words, st.sampled_from(BESIDE)])
    written = [path for path in TEXTS[kind] if first.plan.facts.lookup(path) is not None]
    chosen = {path: data.draw(text) for path in data.draw(st.lists(st.sampled_from(written), min_size=1, unique=True))}
    changed = _with(first, chosen)

    quick = [WRITERS[kind].write(changed.plan, template) for _ in range(3)][-1]

    assume(quick.made_as is not None)
    assert quick.made_as is not None
    document, file = changed.composed(quick.composition), f"{first.to_be.name}.docx"
    with samples_library().reading(sample_case("vaghyveln").kept):
        every_word = words_of_files({file: quick.data}, template.parts.values())
        whole = refused(lambda: refuse_what_may_not_stand(first.asked, document, every_word))
        made_as = quick.made_as
        assert refused(lambda: refuse_in_open(first.asked, document, file, made_as, quick.texts)) == whole


def _with(document: PlannedDocument, values: Mapping[str, str]) -> PlannedDocument:
    """The same document with other values, and about a placement that has them."""
    placement = document.to_be.about.get("placement")
    if not isinstance(placement, BaseModel):
        return replace(document, plan=replace(document.plan, facts=ChangedFacts(document.plan.facts, values)))
    for path, value in values.items():
        placement = _changed(placement, path.split(".")[1:], value)
    about = {**document.to_be.about, "placement": placement}
    facts = ChangedFacts(document.plan.facts, values)
    return replace(document, plan=replace(document.plan, facts=facts), to_be=replace(document.to_be, about=about))


def _changed(record: BaseModel, names: Sequence[str], value: str) -> BaseModel:
    first, *rest = names
    return record.model_copy(update={first: _changed(getattr(record, first), rest, value) if rest else value})


@pytest.mark.parametrize("kind", TEXTS)
def test_a_fact_that_no_paper_may_hold_is_found_in_the_values(kind: str) -> None:
    (first, *_), template = planned("vaghyveln", kind)
    path = TEXTS[kind][0]
    writer = QuickWriter()
    forbidden = _one_that_is_forbidden(first)
    for words in ("Ordet ett", "Ordet två", f"Ordet {forbidden} tre"):
        quick = writer.write(replace(first.plan, facts=ChangedFacts(first.plan.facts, {path: words})), template)

    assert quick.made_as is not None
    document, made_as = first.composed(quick.composition), quick.made_as
    with samples_library().reading(sample_case("vaghyveln").kept), pytest.raises(InvalidInputError) as refusal:
        refuse_in_open(first.asked, document, "x.docx", made_as, quick.texts)
    assert {problem.message.code for problem in refusal.value.problems} == {"TK-T063"}


def _one_that_is_forbidden(document: PlannedDocument) -> str:
    """One that is short enough to be looked for beside the values."""
    return next(
        words for words in facts_of_sample() if len(words) < REACH and document.asked.forbidden.found_in([words], {})
    )


def test_a_number_in_two_values_side_by_side_is_found() -> None:
    """The organisation number of the authority, which no certificate may hold: its halves stand in a name and a title."""
    (first, *_), template = planned("vaghyveln", "intyg")
    number = sample_case("vaghyveln").sound.case.authority.organisation_number
    assert number is not None
    begins, ends = number.split("-")
    writer = QuickWriter()
    halves = {"placement.supervisor.name": f"Bo {begins}", "placement.supervisor.title": f"{ends} chef"}
    changed = _with(first, halves)
    quick = [writer.write(changed.plan, template) for _ in range(3)][-1]

    assert quick.made_as is not None
    document, made_as = changed.composed(quick.composition), quick.made_as
    with samples_library().reading(sample_case("vaghyveln").kept), pytest.raises(InvalidInputError):
        refuse_in_open(first.asked, document, "x.docx", made_as, quick.texts)
