"""A corrected issue before the award, and a recorded change of the contract after it: the two ways to other terms."""

from datetime import date
from pathlib import Path

import pytest

from given.breach_case import CLAIM, PRICED, REQUEST, breach, matching_with
from given.cases import case_folder
from given.format_two import write_both
from given.reported_case import changed
from judges.as_a_user import user_runs
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.project.places import LOCK_FILE
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, IssueResult, issue

AWARDED = "  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n"
PUBLISHED = changed(AWARDED, "  published: 2026-11-10\n  tender_deadline: 2026-12-20\n")
PUBLISHED = PUBLISHED[: PUBLISHED.index("suppliers:\n")]
LATER = date(2026, 11, 20)


def let_out(folder: Path, day: date | None = None, *, correction: bool = False) -> IssueResult:
    return issue(
        folder, IssueOptions(day=day, correction=correction, override="fastställs i morgon", by="upphandlingschefen")
    )


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    """A published case whose section is issued, and which has been changed since."""
    folder = case_folder(tmp_path, PUBLISHED)
    let_out(folder)
    rewrite(folder, "amount: 50000", "amount: 90000")
    return folder


def rewrite(folder: Path, before: str, after: str) -> None:
    path = folder / "upphandling.yaml"
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def reasons(folder: Path, day: date | None = None, *, correction: bool = True) -> list[str]:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(NotAllowedYetError) as refused:
        let_out(folder, day, correction=correction)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    return [reason.code for reason in refused.value.reasons]


def test_a_corrected_issue_has_the_next_number_and_says_what_differs(issued: Path) -> None:
    result = let_out(issued, LATER, correction=True)

    assert result.corrected == ("kravavsnitt",)
    assert [path.name for path in result.files] == [
        "kravavsnitt-2.docx",
        "kravavsnitt-2.html",
        "kravavsnitt-2.txt",
    ]
    text = result.files[2].read_text("utf-8").replace("\u00a0", " ")
    assert "Rättad utgåva 2. Den ersätter utgåvan från 2026-11-10. Det här är ändrat:" in text
    assert "Vitesbelopp: från 50 000 till 90 000." in text
    assert "90 000 kronor" in text


def test_the_last_one_issued_before_the_deadline_is_the_terms(issued: Path) -> None:
    let_out(issued, LATER, correction=True)
    assert load_sound_case(issued).on_terms == ()

    rewrite(issued, "amount: 90000", "amount: 50000")

    (told,) = load_sound_case(issued).on_terms
    assert (told.message.code, told.message.facts["issued"]) == ("TK-L287", "90000")
    assert told.message.facts["date"] == "2026-11-20"


def test_a_corrected_copy_is_issued_again_with_the_same_bytes(issued: Path) -> None:
    first = {path: path.read_bytes() for path in let_out(issued, LATER, correction=True).files}
    for path in first:
        path.unlink()

    again = let_out(issued)

    assert {path: path.read_bytes() for path in again.files} == first
    assert len(read_lock(issued / LOCK_FILE).issued) == 2


def test_a_correction_can_be_seen_before_it_is_issued(issued: Path) -> None:
    build(issued, BuildOptions(correction=True))
    assert "90 000" in (issued / "dokument" / "kravavsnitt.txt").read_text("utf-8").replace("\u00a0", " ")

    build(issued, BuildOptions())
    assert "90 000" not in (issued / "dokument" / "kravavsnitt.txt").read_text("utf-8").replace("\u00a0", " ")


def test_without_being_asked_for_nothing_is_corrected(issued: Path) -> None:
    assert reasons(issued, LATER, correction=False) == ["TK-L280"]


def test_a_correction_needs_its_own_day(issued: Path) -> None:
    assert reasons(issued) == ["TK-L282"]
    assert reasons(issued, date(2026, 11, 9)) == ["TK-L282"]


def test_a_correction_after_the_tender_deadline_is_refused(issued: Path) -> None:
    assert reasons(issued, date(2026, 12, 21)) == ["TK-L283"]


def test_a_correction_after_the_award_is_refused(issued: Path) -> None:
    rewrite(issued, "tender_deadline: 2026-12-20\n", "tender_deadline: 2026-12-20\n  awarded: 2027-01-20\n")

    assert reasons(issued, LATER) == ["TK-L281"]


def test_a_correction_of_nothing_is_refused(issued: Path) -> None:
    rewrite(issued, "amount: 90000", "amount: 50000")

    assert reasons(issued, LATER) == ["TK-L284"]


def test_only_the_requirements_section_is_corrected(issued: Path) -> None:
    with pytest.raises(NotAllowedYetError) as refused:
        build(issued, BuildOptions(kinds=("bedomning",), correction=True))

    assert [reason.code for reason in refused.value.reasons] == ["TK-L289"]
    assert user_runs("build", issued, "--all", "--correction").code == 4


def test_a_free_text_is_corrected_without_being_repeated(issued: Path) -> None:
    purpose = load_sound_case(issued).in_force.written.requirement.purpose
    rewrite(issued, purpose, "Ett helt annat syfte.")

    text = let_out(issued, LATER, correction=True).files[2].read_text("utf-8")

    assert "Syfte: texten är ändrad." in text
    assert "Ett helt annat syfte." in text


def test_the_officer_is_told_whom_to_send_the_correction_to(issued: Path) -> None:
    said = user_runs(
        "issue", issued, "--correction", "--date", "2026-11-20", "--override", "fastställs", "--by", "chefen"
    )

    assert said.code == 0
    assert "Skicka den rättade utgåvan till alla som har handlingarna" in said.out
    assert "TK-L287" not in said.err, "what is corrected is no remark on the correction"


LOTS = changed(
    "  months: 30\n",
    "  months: 30\n  lots:\n    - {id: A, title: Norr, value: 30000000}\n    - id: B\n      title: Söder\n      value: 35000000\n"
    "      requirement:\n        purpose: Fler ska få arbete i söder.\n        target_groups: [young_people]\n"
    "        dialogue: {initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_signed,\n"
    "          reply_within_days: 10, remedy_days: 30, sanction: none}\n"
    "        follow_up: {report_every_months: 6, report_within_days: 14}\n",
    PUBLISHED,
)


def test_only_the_section_of_the_lot_that_is_changed_gets_a_new_number(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, LOTS)
    let_out(folder)
    rewrite(folder, "first_meeting_within_days: 30, counted", "first_meeting_within_days: 60, counted")

    result = let_out(folder, LATER, correction=True)

    assert result.corrected == ("kravavsnitt-b",)
    assert [copy.number for copy in read_lock(folder / LOCK_FILE).issued] == [1, 1, 2]
    assert load_sound_case(folder).on_terms == ()


def test_a_lot_that_loses_its_own_requirement_in_a_correction_has_the_common_one(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, LOTS)
    let_out(folder)
    text = (folder / "upphandling.yaml").read_text("utf-8")
    begins, ends = text.index("      requirement:\n"), text.index("  place:")
    (folder / "upphandling.yaml").write_text(text[:begins] + text[ends:], "utf-8")

    assert load_sound_case(folder).case.contract.lots[1].requirement is not None, "until it is corrected"
    let_out(folder, LATER, correction=True)

    assert load_sound_case(folder).case.contract.lots[1].requirement is None
    assert load_sound_case(folder).on_terms == ()


# A recorded change of the contract, after the award.

CHANGE = """\
changes:
  - date: 2027-09-12
    decision: Delegationsbeslut 2027-09-01, TF 2027/33
    support: 17 kap. 14 § LOU
    authority_agreed: 2027-09-01
    supplier_agreed: 2027-09-05
    terms:
      - {fact: requirement.penalty.amount, value: 60 000}
"""


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A signed contract, issued at 50 000 kronor a place, with two breaches: before and after the change."""
    folder = case_folder(tmp_path, PRICED)
    let_out(folder)
    after = breach(
        "    request: {sent: 2027-09-20, received: 2027-09-22}\n    claim: {date: 2027-11-20, heard: 2027-11-15}\n",
        number=2,
    )
    write_both(folder, matching_with(breach(REQUEST, CLAIM), after, placed=()))
    (folder / "upphandling.yaml").write_text(PRICED + CHANGE, "utf-8")
    return folder


def test_a_changed_term_counts_from_its_day(signed: Path) -> None:
    build(signed, BuildOptions(kinds=("vitesansprak",)))

    first, second = (
        (signed / "dokument" / f"vitesansprak-b-{number}.txt").read_text("utf-8").replace("\u00a0", " ")
        for number in (1, 2)
    )
    assert ("50 000 kronor" in first, "60 000 kronor" in first) == (True, False)
    assert ("60 000 kronor" in second, "50 000 kronor" in second) == (True, False)


def test_a_list_is_changed_as_a_whole(signed: Path) -> None:
    rewrite(
        signed,
        "fact: requirement.penalty.amount, value: 60 000",
        "fact: requirement.places.kinds, value: [internship, apprenticeship]",
    )

    places = load_sound_case(signed).case.requirement.places

    assert places is not None
    assert [kind.value for kind in places.kinds] == ["internship", "apprenticeship"]


def test_the_changed_value_may_stand_in_its_own_place_too(signed: Path) -> None:
    rewrite(signed, "amount: 50000", "amount: 60 000")

    assert load_sound_case(signed).on_terms == ()


def test_another_value_than_the_issued_and_the_changed_one_is_told(signed: Path) -> None:
    rewrite(signed, "amount: 50000", "amount: 70000")

    assert [problem.message.code for problem in load_sound_case(signed).on_terms] == ["TK-L288"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("date: 2027-09-12", "date: 2027-02-04", "TK-L290"),
        ("fact: requirement.penalty.amount", "fact: requirement.penalty.ammount", "TK-L293"),
        ("fact: requirement.penalty.amount", "fact: procedure.awarded", "TK-L293"),
        ("value: 60 000", "value: en massa", "TK-L294"),
        ("value: 60 000", "value: []", "TK-C048"),
    ],
)
def test_a_change_that_cannot_count_is_refused_at_its_line(signed: Path, before: str, after: str, code: str) -> None:
    rewrite(signed, before, after)

    with pytest.raises(InvalidInputError) as refused:
        load_sound_case(signed)

    (problem,) = [each for each in refused.value.problems if each.message.code == code]
    lines = (signed / "upphandling.yaml").read_text("utf-8").splitlines()
    assert after.split(": ", maxsplit=1)[0] in lines[problem.line - 1]


def test_below_the_threshold_a_change_has_no_support_in_the_rules_above_it(signed: Path) -> None:
    text = (signed / "upphandling.yaml").read_text("utf-8")
    small = text.replace("kind: open", "kind: below_threshold").replace(
        "estimated_value: 65000000", "estimated_value: 900000"
    )
    assert small != text
    (signed / "upphandling.yaml").write_text(small, "utf-8")
    (signed / LOCK_FILE).unlink()

    with pytest.raises(InvalidInputError) as refused:
        load_sound_case(signed)

    told = {problem.message.code: problem.message for problem in refused.value.problems}
    assert "avtalets egen ändringsklausul och de principer som 19 kap. 2 § LOU anger" in told["TK-L291"].remedy


def test_with_several_suppliers_a_change_is_said_to_count_for_all(signed: Path) -> None:
    rewrite(signed, "changes:\n", "  - {name: Ett till AB, organisation_number: 556000-0019}\nchanges:\n")

    assert "TK-L292" in {problem.message.code for problem in load_sound_case(signed).on_terms}
