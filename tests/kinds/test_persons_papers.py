"""The four kinds about one person: what may not come along does not, in any part of any file, and who may not be named is not."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from given import person_case
from given.person_case import MATCHING, changed, person_folder
from given.shipped_kind import shipped_kind
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.messages import Gravity
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

TO_THE_PERSON = ("intyg", "rekommendation-individ", "referens")
KINDS = (*TO_THE_PERSON, "intygsbehov")
NOT_DISTINCTIVE = {  # a word of a closed list, or the id that names the file
    *(
        "confirmations.question",
        "confirmations.answer",
        "suppliers.country",
        "suppliers.lots",
        "matching.breaches.clause",
    ),
    *("contract.lots.id", "matching.placements.agreement", "matching.agreements.id"),
    *("matching.placements.id", "matching.profiles.id", "matching.breaches.id", "matching.breaches.agreement"),
    "matching.breaches.lot",
    *("matching.start_meetings.supplier", "matching.dialogues.supplier", "matching.profiles.supplier"),
    *("matching.agreements.supplier", "matching.breaches.supplier", "matching.placements.supplier"),
}
WAIVER = "    waiver: {date: 2025-09-23, covers: kanarieomfattning}\n"


@pytest.mark.parametrize("kind", KINDS)
def test_no_forbidden_fact_is_in_any_part_of_any_file(kind: str, tmp_path: Path) -> None:
    said = words_of(tmp_path, kind)

    found = [
        (paths, form, place)
        for paths, form in _forbidden(shipped_kind(kind))
        for place, words in said.items()
        if form in words
    ]

    assert found == []
    assert len(said) == 3


@pytest.mark.parametrize("kind", TO_THE_PERSON)
def test_a_paper_for_the_person_says_the_name_and_never_the_number_that_stands_for_it(
    kind: str, tmp_path: Path
) -> None:
    for place, words in words_of(tmp_path, kind).items():
        assert "p-01" not in words.removeprefix(place)


@pytest.mark.parametrize("kind", TO_THE_PERSON)
def test_nothing_that_is_called_canary_comes_along(kind: str, tmp_path: Path) -> None:
    assert [place for place, words in words_of(tmp_path, kind).items() if "kanarie" in words] == []


def test_the_search_finds_what_is_allowed(tmp_path: Path) -> None:
    wanted = {
        "intyg": ("kim exempel", "12 april 2001", "943 timmar", "559999-0123", "köra vibroplatta", "063-14 00 00"),
        "rekommendation-individ": ("kim exempel", "vi tar gärna emot kim igen", "ulf chefen"),
        "referens": ("kim exempel", "siv referensen", "063-14 00 01", "siv@example.se"),
        "intygsbehov": ("p-01", "depån i torvalla", "23 september 2025", "kanarie 2025/412"),
    }

    missing = [
        (place, words)
        for kind, expected in wanted.items()
        for place, said in words_of(tmp_path / kind, kind).items()
        for words in expected
        if words not in said and not (place.endswith(".txt") and words == "kanarie 2025/412")
    ]
    assert missing == []


LATER = {
    "matching.calls",
    *(f"matching.placements.{key}" for key in ("lot", "job_title", "employment_form", "replaces")),
    *(f"matching.placements.{key}" for key in ("proposal", "introduction", "problems")),
    *("joint", "requirement.own_groups", "requirement.no_penalty_reason"),
    *("matching.agreements.for_authority", "matching.profiles.for_authority", "matching.breaches.for_authority"),
    *(
        "matching.breaches.claim.shares",
        "matching.breaches.offered",
        "matching.breaches.late_days",
        "matching.breaches.late_weeks",
        "matching.breaches.late_months",
        "matching.breaches.times",
        "matching.breaches.second_request",
    ),
    *("requirement.dialogue.penalty", "requirement.follow_up.report_penalty", "requirement.penalty.share_percent"),
    *("requirement.penalty.second", "requirement.penalty.cap.weeks"),
    *(f"matching.placements.{key}" for key in ("lot", "replaces", "job_title", "employment_form")),
    *("matching.profiles.kind", "matching.profiles.count"),
    *(f"matching.placements.{key}" for key in ("proposal", "introduction", "problems", "begun")),
    *(f"requirement.places.{key}" for key in ("another_kind", "carried_over", "exempt_below", "minimum_hours")),
    *(f"requirement.places.{key}" for key in ("minimum_weeks", "per_kind", "shared", "value_part")),
}


def test_what_the_canaries_stand_for_is_everything_that_both_files_can_state() -> None:
    stated = {path for paths, value in person_case.facts() if value not in (None, ()) for path in paths}
    all_paths = {path for paths, _ in person_case.facts() for path in paths}

    never = {"market_dialogue.not_held", "contract.lots.value", "contract.lots.cpv", "contract.lots.requirement"}
    never |= {"requirement.places.sek_per_place", "requirement.penalty.cap.amount"}
    never |= {f"requirement.places.{key}" for key in ("full_time_months", "extension_count", "minimum_employments")}
    never |= {f"tender_questions.{key}" for key in ("standard", "time_reviewed", "corrected")}
    never |= LATER  # the canaries of the second format stand in test_allow_list, whose kinds are these and the others
    blocks = {path.rpartition(".")[0] for path in stated}
    own = {path for path in all_paths if path.startswith(("supplier.", "placement."))}
    assert all_paths - stated - never - blocks - own == set()


@pytest.mark.parametrize("kind", TO_THE_PERSON)
def test_without_the_waiver_no_paper_with_the_name_is_written_and_the_field_is_named(kind: str, tmp_path: Path) -> None:
    folder = person_folder(tmp_path, changed((WAIVER, "")))

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(kind,)))

    (reason,) = refused.value.reasons
    assert reason.what.endswith(
        "kan inte skrivas ännu: personens samtycke till att uppgifterna lämnas till arbetsgivaren saknas (waiver): P-01"
    )
    assert not (folder / "dokument").exists()


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        pytest.param("placements.tasks", "sätta plattor", "sätta plattor under arbetsträningen", id="tasks"),
        pytest.param("placements.skills", "läsa ritningar", "läsa ritningar trots sin diagnos", id="skills"),
        pytest.param("placements.recommendation.text", "Vi tar gärna emot Kim igen.", "Kim hade försörjningsstöd.", id="recommendation"),
        pytest.param("placements.reference.about", "Arbetet på depån och", "Åtgärden inom jobbgarantin och", id="reference"),
        pytest.param("placements.workplace", "Depån i Torvalla", "Depån, AME", id="workplace"),
        pytest.param("placements.issuer.title", "title: platschef", "title: handläggare på socialförvaltningen", id="title"),
    ],
)  # fmt: skip
def test_a_word_that_tells_of_the_person_is_one_fault_at_its_field(
    field: str, old: str, new: str, tmp_path: Path
) -> None:
    folder = person_folder(tmp_path, changed((old, new)))

    for kind in KINDS:
        with pytest.raises(InvalidInputError) as refused:
            build(folder, BuildOptions(kinds=(kind,)))
        (problem,) = _errors(refused.value)
        assert (problem.message.code, problem.message.facts["field"]) == ("TK-M051", field)
    assert not (folder / "dokument").exists()


@pytest.mark.parametrize(
    ("field", "old"),
    [
        pytest.param("placements.tasks", "sätta plattor", id="tasks"),
        pytest.param("placements.skills", "läsa ritningar", id="skills"),
        pytest.param("placements.recommendation.text", "Vi tar gärna emot Kim igen.", id="recommendation"),
        pytest.param("placements.reference.about", "Arbetet på depån och de maskiner som användes.", id="reference"),
        pytest.param("placements.name", "Kim Exempel", id="name"),
        pytest.param("placements.issuer.title", "platschef, unit", id="title"),
    ],
)
def test_a_personal_identity_number_is_one_fault_at_its_field_and_not_repeated(
    field: str, old: str, tmp_path: Path
) -> None:
    number = "811218-9876"
    new = f"{number}, unit" if old.endswith("unit") else number
    folder = person_folder(tmp_path, changed((old, new)))

    with pytest.raises(InvalidInputError) as refused:
        build(folder, BuildOptions(kinds=("intyg",)))

    (problem,) = _errors(refused.value)
    assert (problem.message.code, problem.message.facts["field"]) == ("TK-M050", field)
    assert [str(each) for each in refused.value.problems if number in str(each)] == []


@pytest.mark.parametrize(
    ("kind", "absent", "says"),
    [
        ("rekommendation-individ", "recommendation", "ingen placering med ett namn har en rekommendation (recommendation)"),
        ("referens", "reference", "ingen placering med ett namn har en referens (reference)"),
    ],
)  # fmt: skip
def test_a_letter_that_nobody_has_agreed_to_is_refused_in_a_sentence(
    kind: str, absent: str, says: str, tmp_path: Path
) -> None:
    text = "".join(line for line in MATCHING.splitlines(keepends=True) if not line.startswith(f"    {absent}:"))

    with pytest.raises(NotAllowedYetError) as refused:
        build(person_folder(tmp_path, text), BuildOptions(kinds=(kind,)))

    (reason,) = refused.value.reasons
    assert reason.what.endswith(says)


@pytest.mark.parametrize(("kind", "block"), [("rekommendation-individ", "recommendation"), ("referens", "reference")])
def test_a_letter_without_the_persons_consent_is_a_fault_of_its_field(kind: str, block: str, tmp_path: Path) -> None:
    consent = {"recommendation": "consent: 2026-04-02, ", "reference": "consent: 2026-04-03, "}[block]

    with pytest.raises(InvalidInputError) as refused:
        build(person_folder(tmp_path, changed((consent, ""))), BuildOptions(kinds=(kind,)))

    (problem,) = refused.value.problems
    assert "consent" in problem.message.what


@pytest.mark.parametrize("kind", TO_THE_PERSON)
def test_the_day_of_a_consent_stays_in_the_file(kind: str, tmp_path: Path) -> None:
    said = "\n".join(words_of(tmp_path, kind).values())

    assert [day for day in ("23 september 2025", "2 april 2026", "3 april 2026", "samtyck") if day in said] == []


@pytest.mark.parametrize("kind", ["rekommendation-individ", "referens"])
def test_a_letter_for_somebody_who_is_still_there_says_so(kind: str, tmp_path: Path) -> None:
    ended = ("    ended: 2026-04-11\n    outcome: completed\n", "")
    folder = person_folder(tmp_path, changed(ended))
    record, workplace = folder / "placeringar.yaml", "    workplace: Depån i Torvalla\n"
    record.write_text(
        changed((workplace, f"    job_title: mätare\n{workplace}"), text=record.read_text("utf-8")), "utf-8"
    )
    build(folder, BuildOptions(kinds=(kind,)))

    words = person_case.plain((folder / "dokument" / f"{kind}-p-01.txt").read_text("utf-8"))
    assert "kim exempel gör praktik som mätare hos mark & anläggning i norr ab sedan den 6 oktober 2025." in words
    assert "arbetsplatsen är depån i torvalla." in words


def test_the_three_papers_are_three_and_none_says_what_another_does(tmp_path: Path) -> None:
    text = {kind: words_of(tmp_path / kind, kind)[f"{kind}-p-01.txt"] for kind in TO_THE_PERSON}

    assert [kind for kind, words in text.items() if "i tid varje dag" in words] == ["rekommendation-individ"]
    assert [kind for kind, words in text.items() if "siv referensen" in words] == ["referens"]
    assert [kind for kind, words in text.items() if "vibroplatta" in words] == ["intyg"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_papers_hold_to_what_we_ask_of_everybodys_documents(kind: str, tmp_path: Path) -> None:
    folder = person_folder(tmp_path)
    build(folder, BuildOptions(kinds=(kind,)))
    audience = Audience.INDIVIDUAL if kind in TO_THE_PERSON else Audience.AUTHORITY

    for suffix in (".docx", ".html", ".txt"):
        assert check_document(folder / "dokument" / f"{kind}-p-01{suffix}", audience) == ()
    assert open_xml_findings(folder / "dokument" / f"{kind}-p-01.docx") == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_those_that_somebody_has_read(kind: str, tmp_path: Path, golden: Golden) -> None:
    folder = person_folder(tmp_path)
    build(folder, BuildOptions(kinds=(kind,)))

    golden(f"kinds/{kind}.txt", (folder / "dokument" / f"{kind}-p-01.txt").read_text("utf-8"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_are_easy_to_read(kind: str, tmp_path: Path) -> None:
    folder = person_folder(tmp_path)
    build(folder, BuildOptions(kinds=(kind,)))

    assert lix((folder / "dokument" / f"{kind}-p-01.txt").read_text("utf-8")).value <= 40


SUMMER_CASE = (
    person_case.CASE.replace("format: 1", "format: 2")
    .replace("apprenticeship]", "apprenticeship, summer_job]")
    .replace("start_within_months: 6", "start_within_months: 10")
    .replace("kinds: [internship]", "kinds: [summer_job]")
)


@pytest.mark.parametrize("kind", ["rekommendation-individ", "referens"])
def test_a_summer_job_is_called_one_in_a_letter(kind: str, tmp_path: Path) -> None:
    folder = person_folder(
        tmp_path,
        MATCHING.replace("    kind: internship\n", "    kind: summer_job\n").replace(
            "kinds: [internship]", "kinds: [summer_job]"
        ),
        SUMMER_CASE,
    )
    build(folder, BuildOptions(kinds=(kind,)))

    assert "har haft sommarjobb hos" in (folder / "dokument" / f"{kind}-p-01.txt").read_text("utf-8")


def _errors(refused: InvalidInputError) -> list[Problem]:
    """What is wrong, without what the canaries' deficiencies are remarked on for."""
    return [problem for problem in refused.problems if problem.gravity is Gravity.ERROR]


def words_of(home: Path, kind: str) -> dict[str, str]:
    """The words of each file about P-01, its name and the names of its parts included."""
    folder = person_folder(home)
    result = build(folder, BuildOptions(kinds=(kind,)))
    return {path.name: _words(path) for path in result.files if path.stem.endswith("p-01")}


def _words(path: Path) -> str:
    return person_case.plain("\n".join((path.name, *_content(path.read_bytes()))))


def _content(data: bytes) -> Iterator[str]:
    if not is_zipfile(BytesIO(data)):
        yield data.decode("utf-8")
        return
    with ZipFile(BytesIO(data)) as package:
        yield package.comment.decode("utf-8")
        for entry in package.infolist():
            yield f"{entry.filename}\n{package.read(entry).decode('utf-8')}"


def _forbidden(kind: Kind) -> Iterator[tuple[tuple[str, ...], str]]:
    """What the kind doesn't allow, as it could be printed; not what it allows under another name too."""
    allowed = {
        form
        for fact in person_case.facts()
        if person_case.is_allowed(kind, fact)
        for form in person_case.forms(fact[1])
    }
    for paths, value in person_case.facts():
        if person_case.is_allowed(kind, (paths, value)) or not NOT_DISTINCTIVE.isdisjoint(paths):
            continue
        yield from ((paths, form) for form in person_case.forms(value) if form not in allowed)
