"""What a document may not hold is nowhere in it: each forbidden fact is a word of its own, looked for in every file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from given.canaries import (
    MARKET_DIALOGUES,
    MATCHING,
    canary_event_texts,
    canary_files,
    case_with,
    forms,
    holds,
    later_case,
    later_matching,
    leaves,
    read_canary_matching,
    read_case,
    words_of,
)
from given.sent_copies import sent
from given.shipped_kind import shipped_kind
from judges import checkout
from judges.as_a_user import user_runs
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.model.papers.document import CopyUnit
from tenderkit.model.papers.kind import AboutWhat, Kind
from tenderkit.project.places import CASE_FILE, LOCK_FILE, MATCHING_FILE, PERSONS_FILE, ProjectPlaces
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.rules.privacy.distinctive import facts_of
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build
from tenderkit.workflows.papers.documents_to_be import DocumentToBe, documents_to_be

KINDS = kinds_about(ProjectPlaces((checkout.ROOT,)), AboutWhat.CASE)
HELD = case_with(MARKET_DIALOGUES[0])
ALLOWED = {
    "kanariesyfte",
    "Kanarieupphandlingen",
    "TF 2025/412",
    "Kanarieenheten",
}  # what a search that works must find
NOT_DISTINCTIVE = {
    "confirmations.question",
    "confirmations.answer",
    "suppliers.country",
    "suppliers.lots",
    "matching.breaches.clause",
    "matching.breaches.lot",
    "matching.calls.lot",
    "matching.placements.lot",
}
# What is stated excludes these: another measure, another basis, a share for an amount, a claim that one makes for all, a consent that
# is withdrawn.
EXCLUDED_BY_OTHERS = {
    *("matching.placements.proposal.withdrawn", "matching.breaches.claim.shares"),
    *("requirement.no_penalty_reason", "requirement.penalty.cap.weeks"),
    *("requirement.penalty.share_percent", "requirement.penalty.second.share_percent"),
    *(f"requirement.places.{key}" for key in ("carried_over", "exempt_below", "minimum_hours", "minimum_weeks")),
    *(f"requirement.places.{key}" for key in ("shared", "value_part")),
    *(f"requirement.places.per_kind.{kind}" for kind in ("apprenticeship", "summer_job")),
    *(f"requirement.places.per_kind.employment.{key}" for key in ("minimum_hours", "minimum_weeks")),
    *(f"requirement.places.per_kind.internship.{key}" for key in ("count", "minimum_hours", "minimum_months")),
}
# Nobody states how long a place has been missing: it is counted.
COUNTED = {f"matching.breaches.{key}" for key in ("late_days", "late_weeks", "late_months", "times")}
IDS = ("id", "agreement", "replaces")  # P-01 and A-1 are what stands instead of a name
OF_A_RUNNING_PLACE = {"avstamning-arbetsgivare", "avstamning-individ"}  # what has ended is no longer followed up
_YEARS_TO_THE_END = 6  # from the start of the contract
DAY_OF_THE_DOCUMENT = "procedure.published"  # the lock's own date
each_kind = pytest.mark.parametrize("kind_id", KINDS)


class Written(Struct, frozen=True):
    """A document of the canary case: the words of its files by name, and the facts that none of them may hold."""

    files: Mapping[str, str]
    forbidden: Mapping[str, str]  # the words by which a fact is known, and its path


Chain = Callable[[str], tuple[Written, ...]]


class Canary(Struct, frozen=True):
    """The officer's file and the recruiter's."""

    case_text: str
    matching_text: str

    @property
    def case(self) -> Procurement:
        return read_case(self.case_text)

    @property
    def matching(self) -> Matching:
        return read_canary_matching(self.matching_text)

    @property
    def event_texts(self) -> tuple[tuple[str, object], ...]:
        """What stands in the journal alone, or stands in the matching by another path."""
        return canary_event_texts(self.matching_text)


CANARIES = (Canary(HELD, MATCHING), Canary(later_case(MARKET_DIALOGUES[0]), later_matching()))


@pytest.fixture(scope="module", params=CANARIES, ids=["first format", "second format"])
def canary(request: pytest.FixtureRequest) -> Canary:
    """Both files in which everything is stated that goes together."""
    both: Canary = request.param
    return both


@pytest.fixture(scope="module")
def chain(canary: Canary, tmp_path_factory: pytest.TempPathFactory) -> Chain:
    """The documents of a kind, all built in one case folder where everything is stated."""
    folder = _folder(tmp_path_factory.mktemp("kanarie"), canary.case_text, canary.matching_text)
    running = _with_a_running_place(tmp_path_factory.mktemp("pågår"), canary)
    case, matching, events = canary.case, canary.matching, canary.event_texts
    build(folder, BuildOptions())

    @cache
    def documents_of(kind_id: str) -> tuple[Written, ...]:
        kind = shipped_kind(kind_id)
        if kind.id == "registreringsunderlag":  # a list of what has been sent out
            sent(folder, "bedomning", day=date(2024, 12, 30))
        home = running if kind_id in OF_A_RUNNING_PLACE else folder
        options = BuildOptions(kinds=(kind_id,), force=True, day=_day(kind_id, case))
        pasted = build(home, replace(options, paste=CopyUnit.CLAUSE, to=home / "klistra"))
        words = {path: words_of(path) for path in (*build(home, options).files, *pasted.files)}
        return tuple(
            Written(
                {path.name: words[path] for path in words if _is_of(path, item, kind)},
                _forbidden(kind, item, case, matching, events),
            )
            for item in documents_to_be(case, matching, kind)
            if any(_is_of(path, item, kind) for path in words)
        )

    return documents_of


@each_kind
def test_no_document_of_a_kind_holds_what_the_kind_may_not(kind_id: str, chain: Chain) -> None:
    found = [
        (file, path, form)
        for document in chain(kind_id)
        for form, path in document.forbidden.items()
        for file, words in document.files.items()
        if holds(words, form)
    ]

    assert found == []


@each_kind
def test_a_search_among_the_documents_of_a_kind_finds_what_they_may_hold(
    kind_id: str, chain: Chain, canary: Canary
) -> None:
    documents = chain(kind_id)

    assert documents
    allowed = {form for path, value in _all_facts(canary.case, canary.matching) for form in _plain(value)}
    for document in documents:
        suffixes = {Path(file).suffix for file in document.files}
        assert suffixes >= {".docx", ".html", ".txt"}
        for words in document.files.values():
            assert any(form in words for form in allowed - document.forbidden.keys())


def test_only_what_is_for_or_of_the_person_says_a_name(chain: Chain, canary: Canary) -> None:
    names = {placement.name.casefold() for placement in canary.matching.placements if placement.name}

    named = {
        kind for kind in KINDS for document in chain(kind) for text in document.files.values() if _any_in(names, text)
    }
    assert named <= {"intyg", "rekommendation-individ", "referens", "introduktion", "kandidatforslag"}


def test_no_name_is_in_the_lock_or_on_the_page_of_everything(tmp_path: Path) -> None:
    folder = _folder(tmp_path, HELD)

    build(folder, BuildOptions(everything=True))

    people = {form for path, value in leaves(read_canary_matching()) if path.endswith("name") for form in _plain(value)}
    people -= {form for supplier in read_case(HELD).suppliers for form in _plain(supplier.name)}
    people |= {form for _, value in canary_event_texts() for form in _plain(value)}
    for file in (folder / LOCK_FILE, folder / "dokument" / "index.html"):
        assert [name for name in people if name in words_of(file)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("check", "--documents"), id="check"),
        pytest.param(("build", "--all"), id="build"),
        pytest.param(("issue", "--kind", "intyg", "--kind", "rattelse"), id="issue"),
        pytest.param(("upgrade", "--dry-run"), id="upgrade"),
        pytest.param(("prune", "--date", "2040-01-01", "--dry-run"), id="prune"),
    ],
)
def test_no_name_and_nothing_of_the_journal_is_on_the_screen(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    folder = _folder(tmp_path, HELD)
    named = {form for path, value in leaves(read_canary_matching()) if ".name" in path for form in _plain(value)}
    named -= {form for supplier in read_case(HELD).suppliers for form in _plain(supplier.name)}
    told = {form for _, value in canary_event_texts() for form in _plain(value)}

    seen = user_runs(arguments[0], folder, *arguments[1:])

    assert seen.text
    assert [form for form in named | told if form in seen.text.casefold()] == []


@pytest.mark.parametrize("market", MARKET_DIALOGUES, ids=["held", "not held"])
@pytest.mark.parametrize("paste", [None, *CopyUnit], ids=["documents", "a clause to paste", "a requirement to paste"])
def test_no_forbidden_fact_is_in_any_file_of_the_section(market: str, paste: CopyUnit | None, tmp_path: Path) -> None:
    text = case_with(market)
    said = dict(_built(text, tmp_path, paste=paste))
    (item,) = documents_to_be(read_case(text), None, shipped_kind(DEFAULT_KIND))

    found = [
        (path, form, place)
        for form, path in _forbidden(shipped_kind(DEFAULT_KIND), item, read_case(text), None).items()
        for place, words in said.items()
        if holds(words, form) and not (place == LOCK_FILE and path == DAY_OF_THE_DOCUMENT)
    ]

    assert found == []


def test_the_search_finds_what_is_allowed(tmp_path: Path) -> None:
    said = dict(_built(HELD, tmp_path))

    assert {fact for fact in ALLOWED if fact.casefold() not in said["kravavsnitt.docx"]} == set()
    assert "kanariesyfte" in said["kravavsnitt.html"]
    assert "kanariesyfte" in said["kravavsnitt.txt"]
    assert "4 platser" in said["kravlista.xlsx"]
    assert "4 platser" in said[LOCK_FILE]
    assert "2025-01-23" in said[LOCK_FILE]


def test_every_fact_is_stated_in_one_of_the_files() -> None:
    texts = [each(market) for each in (case_with, later_case) for market in MARKET_DIALOGUES]
    facts = [fact for text in texts for fact in leaves(read_case(text))]
    facts += [fact for canary in CANARIES for fact in leaves(canary.matching, "matching")]

    stated = {path for path, value in facts if value not in (None, ())}
    unstated = {path for path, _ in facts if not any(f"{one}.".startswith(f"{path}.") for one in stated)}
    assert unstated == EXCLUDED_BY_OTHERS | COUNTED | {
        "contract.lots.cpv",
        "contract.lots.requirement",
        "contract.lots.value",
        "requirement.penalty.cap.amount",
        "requirement.places.extension_count",  # those of the second edition, as long as the file is of the first
        "requirement.places.full_time_months",
        "requirement.places.minimum_employments",
        "requirement.places.sek_per_place",
    }


@each_kind
def test_every_forbidden_fact_stands_alone(kind_id: str, canary: Canary) -> None:
    """A fact that is also an allowed one, or part of one, would be found for another's sake."""
    kind, case, matching = shipped_kind(kind_id), canary.case, canary.matching

    for item in documents_to_be(case, matching, kind):
        allowed = "\n".join(_allowed(kind, item, case, matching))
        forbidden = _forbidden(kind, item, case, matching, canary.event_texts)
        assert [form for form in forbidden if holds(allowed, form)] == []


def test_what_stands_in_the_journal_alone_is_among_what_is_looked_for(canary: Canary) -> None:
    kind, (item, *_) = (
        shipped_kind("lagesrapport"),
        documents_to_be(canary.case, canary.matching, shipped_kind("lagesrapport")),
    )

    forbidden = _forbidden(kind, item, canary.case, canary.matching, canary.event_texts)

    assert {forbidden[word] for word in ("kanariesamtalsskäl", "kanarieskyltfönster", "kanariebedömningsskäl")} == {
        "journal.reasons",
        "journal.where",
    }


def _day(kind_id: str, case: Procurement) -> date | None:
    """A final report waits until everything is due, and the branch is invited before the publication."""
    ends = date(case.contract.starts.year + _YEARS_TO_THE_END, 1, 1)
    return {"slutrapport": ends, "branschdialog": case.procedure.begins}.get(kind_id)


def _folder(home: Path, case: str, matching: str = MATCHING) -> Path:
    folder = home / "arende"
    folder.mkdir()
    (folder / CASE_FILE).write_text(case, "utf-8")
    for name, text in zip((MATCHING_FILE, PERSONS_FILE), canary_files(matching), strict=True):
        (folder / name).write_text(text, "utf-8")
    return folder


def _with_a_running_place(home: Path, canary: Canary) -> Path:
    """The same files, where the last place hasn't ended yet."""
    folder = _folder(home, canary.case_text, canary.matching_text)
    file = folder / MATCHING_FILE
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "event: ended, place: P-03" not in line]
    assert len(kept) < len(lines)
    file.write_text("".join(kept), "utf-8")
    return folder


def _built(text: str, folder: Path, *, paste: CopyUnit | None = None) -> Iterator[tuple[str, str]]:
    """The words of each file that a build of the requirements section wrote."""
    case = _folder(folder, text)
    result = build(case, BuildOptions(to=folder / "ut", paste=paste))
    yield from ((path.name, words_of(path)) for path in (*result.files, case / LOCK_FILE))


def _is_of(path: Path, item: DocumentToBe, kind: Kind) -> bool:
    return path.stem in (item.name, item.name.replace(kind.id, "kravlista"), f"{item.name}-klistra")


def _forbidden(
    kind: Kind,
    item: DocumentToBe,
    case: Procurement,
    matching: Matching | None,
    events: tuple[tuple[str, object], ...] = (),
) -> Mapping[str, str]:
    """What may not stand in the document about the item, unless it stands there by right for another fact's sake."""
    allowed = set(_allowed(kind, item, case, matching))
    return {
        form: path
        for path, value in (*_all_facts(case, matching), *events)
        if not kind.allows(path) and path not in NOT_DISTINCTIVE and not path.endswith(IDS)
        for form in _plain(value)
        if form not in allowed
    }


def _allowed(kind: Kind, item: DocumentToBe, case: Procurement, matching: Matching | None) -> Iterator[str]:
    own = (fact for root, value in item.about.items() if root != "matching" for fact in facts_of(root, value))
    for path, value in (*_all_facts(case, matching), *own):
        if kind.allows(path):
            yield from (part for form in _plain(value) for part in (form, *form.split("\n\n")))


def _all_facts(case: Procurement, matching: Matching | None) -> Iterator[tuple[str, object]]:
    yield from leaves(case)
    if matching is not None:
        yield from leaves(matching, "matching")


def _plain(value: object) -> Iterator[str]:
    return (form.casefold() for form in forms(value))


def _any_in(names: set[str], text: str) -> bool:
    return any(name in text for name in names)
