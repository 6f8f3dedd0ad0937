"""What was issued decides: no later document follows a case that has been changed since."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from given.breach_case import CLAIM, PRICED, REQUEST, breach, matching_with
from given.cases import case_folder
from given.format_two import write_both
from given.reported_case import AGREEMENT
from judges import checkout
from judges.as_a_user import user_runs
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.papers.lock import IssuedDocument, Lock, TermValue
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.project.places import LOCK_FILE, find_places
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.conditions.facts import types_at
from tenderkit.rules.papers.issued_terms import QUOTED_KIND, frozen_terms
from tenderkit.rules.papers.term_paths import is_free_text, path_in_model, term_values, with_terms
from tenderkit.workflows.case.issued_case import case_in_force
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue

NOT_ADOPTED = IssueOptions(override="klausulerna fastställs i morgon", by="upphandlingschefen")
SAMPLES = sorted(path.parent.name for path in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
DIGEST = "0" * 64
REACHABLE = PRICED.replace(
    "organisation_number: 556000-0001}", "organisation_number: 556000-0001, contact: {phone: 063-14 00 00}}"
)


def sample(name: str) -> Procurement:
    return parse_case(read_yaml(checkout.ROOT / "samples" / name / "upphandling.yaml"))


def lock_of(case: Procurement) -> Lock:
    """A lock in which every section of the case has been issued."""
    own = [lot for lot in case.contract.lots if lot.requirement is not None]
    common = [None] if len(own) < max(len(case.contract.lots), 1) else []
    lots = [*common, *own]
    names = [f"{QUOTED_KIND}-{lot.id.lower()}" if lot else QUOTED_KIND for lot in lots]
    return Lock(
        issued=tuple(
            IssuedDocument(
                document=name,
                number=1,
                date=date(2024, 1, 1),
                template=DIGEST,
                clauses=(),
                outputs={},
                terms=frozen_terms(case, lot, {}, names),
            )
            for name, lot in zip(names, lots, strict=True)
        )
    )


def otherwise(path: str, value: TermValue) -> Iterator[TermValue]:
    """Other values that the path can hold."""
    if isinstance(value, tuple):
        yield (*value[1:],) if len(value) > 1 else (*value, *other_words(path, value[0]))
    else:
        yield from other_words(path, value)


def other_words(path: str, value: str) -> tuple[str, ...]:
    for kind in types_at(path_in_model(path)):
        members = [member.value for member in kind] if issubclass(kind, TitledChoice) else []
        if members:
            return tuple(word for word in members if word != value)[:1]
    if value in ("true", "false"):
        return ("false" if value == "true" else "true",)
    if value.isdigit():
        return (str(int(value) + 1),)
    return (f"{value} och mer",)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_term_that_is_changed_after_the_issue_is_followed_by_nothing(name: str, tmp_path: Path) -> None:
    """Every value of the requirement and the contract in turn, written otherwise and taken away."""
    case = sample(name)
    lock, places, terms, tried = lock_of(case), find_places(tmp_path), term_values(case), 0
    for path, value in terms.items():
        without = {other: stated for other, stated in terms.items() if other != path}
        for changed_terms in ({**terms, path: new} for new in otherwise(path, value)):
            try:
                written = with_terms(case, changed_terms)
            except ValueError:
                continue  # a case that can't be written is refused before anything else
            found = case_in_force(written, lock, tmp_path, places)
            if is_free_text(path):
                assert [fault.message.facts["path"] for fault in found.lost] == [path]
            else:
                assert found.on(None) == case, path
                tried += 1
        try:
            fewer = with_terms(case, without)
        except ValueError:
            continue
        if not is_free_text(path) and path != "matching_unit.name":  # a unit has a name, or there is no unit
            assert case_in_force(fewer, lock, tmp_path, places).on(None) == case, path

    assert tried > len(terms) // 2


@pytest.mark.parametrize("name", ["korttidshyra-fordon", "vaghyveln"])
def test_what_is_added_after_the_issue_is_followed_by_nothing(name: str, tmp_path: Path) -> None:
    case = sample(name)
    lock, places = lock_of(case), find_places(tmp_path)
    more = term_values(case) | {
        "requirement.places.part_done_percent": "99",
        "contract.workplace_checks": ("en kontroll",),
    }
    if case.contract.lots:
        more |= {"contract.lots.C.id": "C", "contract.lots.C.title": "Ett område till"}

    assert case_in_force(with_terms(case, more), lock, tmp_path, places).on(None) == case


@pytest.fixture
def issued(tmp_path: Path) -> Path:
    """A signed case whose section is issued, with a breach, a placement for each place and a signed agreement."""
    folder = case_folder(tmp_path, REACHABLE)
    missing = breach(REQUEST, CLAIM)
    write_both(folder, matching_with(missing, agreements=AGREEMENT))
    build(folder, BuildOptions())
    issue(folder, NOT_ADOPTED)
    return folder


def rewrite(folder: Path, before: str, after: str, file: str = "upphandling.yaml") -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def everything(folder: Path, out: Path) -> dict[str, bytes]:
    build(folder, BuildOptions(everything=True, to=out, force=True))
    return {path.name: path.read_bytes() for path in out.iterdir()}


CHANGES = [
    ("amount: 50000", "amount: 90000"),
    ("cap: {percent: 5, of: contract_price}", "cap: {amount: 60000}"),
    ("    count: 4\n", "    count: 8\n"),
    ("minimum_months: 3", "minimum_months: 1"),
    ("months: 30\n", "months: 36\n"),
    ("first_meeting_within_days: 30", "first_meeting_within_days: 60"),
    ("  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}\n", ""),
]


@pytest.mark.parametrize(("before", "after"), CHANGES, ids=[after.strip() or "no follow-up" for _, after in CHANGES])
def test_no_document_of_the_chain_follows_the_case(issued: Path, tmp_path: Path, before: str, after: str) -> None:
    as_issued = everything(issued, tmp_path / "before")

    rewrite(issued, before, after)

    assert everything(issued, tmp_path / "after") == as_issued


def test_every_command_says_what_differs_since_when_and_what_to_do(issued: Path) -> None:
    rewrite(issued, "amount: 50000", "amount: 90000")

    for command in (["check"], ["explain"], ["simulate"], ["build", "--kind", "overlamning"], ["upgrade"]):
        seen = user_runs(command[0], issued, *command[1:])
        told = [line for line in (seen.out + seen.err).splitlines() if "TK-L288" in line]
        assert len(told) == 1, command
        assert "Vitesbelopp (requirement.penalty.amount) är 90000 här men 50000 i kravavsnitt" in told[0]
        assert "utfärdades 2026-11" in told[0]


def test_the_claim_keeps_the_penalty_that_was_issued(issued: Path) -> None:
    rewrite(issued, "amount: 50000", "amount: 90000")

    build(issued, BuildOptions(kinds=("vitesansprak",)))

    claim = (issued / "dokument" / "vitesansprak-b-1.txt").read_text("utf-8").replace("\u00a0", " ")
    assert ("50 000 kronor" in claim, "90 000" in claim) == (True, False)


def test_an_issued_section_counts_as_built(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, REACHABLE)
    issue(folder, NOT_ADOPTED)

    build(folder, BuildOptions(kinds=("overlamning",)))

    assert "Vite" in (folder / "dokument" / "overlamning.txt").read_text("utf-8")


def test_a_free_text_is_quoted_from_the_issued_file(issued: Path, tmp_path: Path) -> None:
    as_issued = everything(issued, tmp_path / "before")
    purpose = load_sound_case(issued).case.requirement.purpose

    rewrite(issued, purpose, "Ett helt annat syfte.")

    assert everything(issued, tmp_path / "after") == as_issued


def test_a_free_text_that_can_be_read_nowhere_stops_every_document(issued: Path) -> None:
    purpose = load_sound_case(issued).case.requirement.purpose
    rewrite(issued, purpose, "Ett helt annat syfte.")
    for file in (issued / "utfardat").iterdir():
        file.unlink()

    with pytest.raises(InvalidInputError) as refused:
        build(issued, BuildOptions(kinds=("overlamning",)))

    (problem,) = refused.value.problems
    assert (problem.message.code, problem.file.name) == ("TK-L285", "upphandling.yaml")
    assert user_runs("check", issued).code == 0, "a case can be looked at all the same"


def test_the_lock_holds_no_free_text_and_nobody(issued: Path) -> None:
    lock = (issued / LOCK_FILE).read_text("utf-8")
    sound = load_sound_case(issued)

    assert sound.case.requirement.purpose not in lock
    assert "kanarie" not in lock.lower()
    assert "\nformat: 2\n" in lock


def test_a_clause_that_has_been_upgraded_since_is_quoted_as_it_was_issued(issued: Path) -> None:
    lock = issued / LOCK_FILE
    before = read_lock(lock).issued[0].clauses
    text = lock.read_text("utf-8")
    head, tail = text.split("issued:", 1)
    lock.write_text(head.replace("version: 1.0.0", "version: 9.9.9") + "issued:" + tail, "utf-8")

    build(issued, BuildOptions(kinds=("overlamning",)))

    entry = read_lock(lock).documents["overlamning"]
    issued_versions = {clause.id: clause.version for clause in before}
    assert {clause.version for clause in entry.clauses if clause.id in issued_versions} == {"1.0.0"}


def test_a_copy_of_the_first_format_is_compared_by_the_values_that_its_clauses_printed(issued: Path) -> None:
    without_terms(issued)
    rewrite(issued, "amount: 50000", "amount: 90000")

    warnings = {problem.message.code: problem.message.facts for problem in load_sound_case(issued).warnings}

    assert (warnings["TK-L288"]["issued"], warnings["TK-L288"]["stated"]) == ("50000", "90000")
    assert warnings["TK-L296"]["document"] == "kravavsnitt"
    penalty = load_sound_case(issued).case.requirement.penalty
    assert penalty is not None
    assert penalty.amount == 50000


def test_a_copy_of_the_first_format_without_values_cannot_be_compared_and_that_is_said(issued: Path) -> None:
    without_terms(issued, values=False)
    rewrite(issued, "amount: 50000", "amount: 90000")

    codes = {problem.message.code for problem in load_sound_case(issued).warnings}

    assert ("TK-L286" in codes, "TK-L288" in codes) == (True, False)


def without_terms(folder: Path, *, values: bool = True) -> None:
    """The lock as the first format had it."""
    lines = (folder / LOCK_FILE).read_text("utf-8").splitlines()
    kept, skipped = [], False
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if line.strip() == "terms:" or (not values and line.strip() == "values:"):
            skipped, within = True, depth
            continue
        skipped = skipped and depth > within
        if not skipped:
            kept.append(line.replace("format: 2", "format: 1"))
    (folder / LOCK_FILE).write_text("\n".join(kept) + "\n", "utf-8")


def test_a_signed_agreement_keeps_the_terms_that_were_issued_for_signing(issued: Path, tmp_path: Path) -> None:
    issue(issued, IssueOptions(kinds=("overenskommelse",), override="brådskande", by="chefen"))
    as_issued = everything(issued, tmp_path / "before")

    rewrite(issued, "sanction: {amount: 5000,", "sanction: {amount: 9000,", "placeringar.yaml")

    assert everything(issued, tmp_path / "after") == as_issued
    matching, remarks = read_sound_matching(load_sound_case(issued))
    assert matching is not None
    assert matching.agreements[0].sanction is not None
    assert matching.agreements[0].sanction.amount == 5000
    told = next(remark for remark in remarks if remark.message.code == "TK-L295")
    assert (told.file.name, told.message.facts["stated"]) == ("placeringar.yaml", "9000")


def test_an_agreement_that_nobody_has_signed_follows_the_file(issued: Path) -> None:
    rewrite(issued, "    signed: 2027-04-20\n", "", "placeringar.yaml")
    issue(issued, IssueOptions(kinds=("overenskommelse",), override="brådskande", by="chefen"))

    rewrite(issued, "sanction: {amount: 5000,", "sanction: {amount: 9000,", "placeringar.yaml")

    matching, _ = read_sound_matching(load_sound_case(issued))
    assert matching is not None
    assert matching.agreements[0].sanction is not None
    assert matching.agreements[0].sanction.amount == 9000


def test_a_changed_text_of_a_signed_agreement_that_can_be_read_nowhere_is_refused(issued: Path) -> None:
    issue(issued, IssueOptions(kinds=("overenskommelse",), override="brådskande", by="chefen"))
    for file in (issued / "utfardat").iterdir():
        file.unlink()
    rewrite(issued, "workplace: Kanariedepån", "workplace: Någon annanstans", "placeringar.yaml")

    with pytest.raises(InvalidInputError) as refused:
        read_sound_matching(load_sound_case(issued))

    assert {problem.message.code for problem in refused.value.problems} == {"TK-L285"}


def test_the_section_is_not_issued_again_in_silence(issued: Path) -> None:
    rewrite(issued, "amount: 50000", "amount: 90000")

    with pytest.raises(NotAllowedYetError) as refused:
        issue(issued, NOT_ADOPTED)

    (reason,) = refused.value.reasons
    assert reason.code == "TK-L280"
    assert reason.facts["what"].replace("\u00a0", " ") == "Vitesbelopp: från 50 000 till 90 000."
