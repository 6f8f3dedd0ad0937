"""The written agreement on places: within the frame of the tender, with terms of a known version, and no person in it."""

import io
import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.format_two import write_both
from given.own_library import own_library
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.model.papers.lock import LockedDocument
from tenderkit.problems import InvalidInputError, NotAllowedYetError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade

KIND = "overenskommelse"
FRAME = """\
    agreement:
      maximum_places: 3
      kinds: [employment, internship]
      maximum_months: 6
      maximum_sanction: 15000
"""
CASE = (
    WITH_DIALOGUE.replace("{procurement: TF 2025/1}", "{procurement: TF 2025/1, contract: TF 2025/1-7}")
    .replace("begins: 2025-03-01", "begins: 2025-03-01, awarded: 2025-06-10, contract_signed: 2025-06-25")
    .replace("    remedy_days: 30\n    sanction: none\n", f"    remedy_days: 14\n    sanction: none\n{FRAME}")
    + """\
matching_unit:
  name: Arbetsmarknadsenheten
  form: same_authority
  contact: {name: Kanarie Matchare, title: rekryterare, phone: 063-00 00 00, email: matchning@example.se}
roles:
  requester: {name: Kanarie Beställare, email: kanariebestallare@example.se}
  procurement_officer: {name: Kanarie Upphandlare, phone: 070-1740601}
  coordinator: {name: Kanarie Samordnare}
  recruiter: {name: Kanarie Rekryterare, title: rekryterare, phone: 063-00 00 03}
suppliers:
  - name: Exempel Park & Is AB
    organisation_number: 556000-0001
    contact: {name: Kanarie Leverantör, title: driftchef, phone: 063-00 00 01, email: drift@example.com}
  - {name: Kanarie Andra AB, organisation_number: 556000-0019, contact: {name: Kanarie Annan}}
"""
)
MATCHING = """\
format: 1
dialogues:
  - {supplier: Exempel Park & Is AB, held: 2025-09-10, outcome: places_offered, places_offered: 2, reasons: Kanarieskäl som ingen annan får läsa.}
agreements:
  - id: A-1
    supplier: Exempel Park & Is AB
    dialogue_held: 2025-09-10
    places: 2
    kinds: [employment, internship]
    months: 4
    extent_percent: 75
    starts: 2025-11-03
    workplace: Badhusparken
    tasks: Snöröjning och spolning av is.
    supervisor_title: arbetsledare
    candidate_within_days: 29
    reply_within_days: 11
    follow_up_every_weeks: 5
    remedy_days: 16
    replacement_weeks: 7
    sanction: {amount: 3000, per: missing_month, cap: 12000}
    valid_from: 2025-10-20
    valid_to: 2026-04-30
    notice_days: 31
    deviations: [Avstämningen i januari görs tillsammans med uppföljningsmötet.]
    signatories:
      authority: {name: Anna Exempel, title: enhetschef, mandate: delegationsordningen}
      supplier: {title: verkställande direktör, mandate: firmatecknare}
placements:
  - id: P-01
    name: Kanarie Ettperson
    birth_date: 2001-04-12
    supplier: Exempel Park & Is AB
    agreement: A-1
    kind: internship
    workplace: Kanariearbetsplatsen
    starts: 2025-11-03
    planned_end: 2026-03-02
    tasks: [kanariesyssla]
    supervisor: {name: Kanarie Handledare}
"""
REPLACEMENT = "    replacement_weeks: 7\n"
SANCTION = "    sanction: {amount: 3000, per: missing_month, cap: 12000}\n"
SIGNATORIES = MATCHING[MATCHING.index("    signatories:") : MATCHING.index("placements:")]
ALONE = MATCHING[: MATCHING.index("placements:")]
TERMS = """\
Parter och ord
Bakgrund
Syfte
Platserna
Åtaganden på arbetsplatsen
Matchning och stöd
Rekrytering
Uppföljning
Förtida avslut och påföljd
Personuppgifter och sekretess
Giltighet, uppsägning och ändring
Huvudavtalet och tvist
Undertecknande
""".splitlines()  # domain.md 4.2, part by part


def a_case(home: Path, matching: str = MATCHING, case: str = CASE, *, announced: bool = True) -> Path:
    """A case whose requirements section has been built, as it was when the tender was announced."""
    folder = case_folder(home, case)
    if announced:
        build(folder, BuildOptions())
    write_both(folder, matching)
    return folder


def built(home: Path, matching: str = MATCHING, case: str = CASE) -> Path:
    """The folder with the documents."""
    folder = a_case(home, matching, case)
    build(folder, BuildOptions(kinds=(KIND,)))
    return folder / "dokument"


def text_of(home: Path, matching: str = MATCHING, case: str = CASE) -> str:
    return _read(built(home, matching, case) / f"{KIND}-a-1.txt")


def _read(path: Path) -> str:
    return path.read_text("utf-8").replace("\u00a0", " ")


def cover_and_terms(text: str) -> tuple[str, str]:
    cover, _, terms = text.partition("\nVillkor\n")
    return cover, terms


def changed(old: str, new: str, text: str = MATCHING) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


def locked(folder: Path, name: str = f"{KIND}-a-1") -> LockedDocument:
    return read_lock(folder / "upphandling.lock.yaml").documents[name]


def test_the_agreement_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    golden(f"kinds/{KIND}.txt", (built(tmp_path) / f"{KIND}-a-1.txt").read_bytes().decode("utf-8"))


def test_word_and_page_are_sound_and_there_is_no_list_of_requirements_to_tender_on(tmp_path: Path) -> None:
    folder = built(tmp_path)

    names = {path.name for path in folder.iterdir() if not path.name.startswith("krav")}
    assert names == {f"{KIND}-a-1.{suffix}" for suffix in ("docx", "html", "txt")}
    assert not (folder / "kravlista-a-1.xlsx").exists()
    assert open_xml_findings(folder / f"{KIND}-a-1.docx") == []


def test_the_terms_have_the_thirteen_parts_in_order(tmp_path: Path) -> None:
    _, terms = cover_and_terms(text_of(tmp_path))

    assert re.findall(r"^(\d+) (.+)$", terms, re.MULTILINE) == [(str(at), title) for at, title in enumerate(TERMS, 1)]


@pytest.mark.parametrize(
    ("old", "new", "case", "code"),
    [
        pytest.param("places: 2\n", "places: 4\n", CASE, "TK-M035", id="more places"),
        pytest.param("[employment, internship]", "[apprenticeship]", CASE, "TK-M036", id="another kind"),
        pytest.param("months: 4\n", "months: 7\n", CASE, "TK-M037", id="longer"),
        pytest.param("cap: 12000", "cap: 15001", CASE, "TK-M038", id="a higher sanction"),
        pytest.param("places: 2\n", "places: 2\n", CASE.replace("      maximum_sanction: 15000\n", ""), "TK-M039", id="a sanction that wasn't announced"),
        pytest.param("amount: 3000", "amount: 12001", CASE, "TK-M041", id="an amount above its own cap"),
        pytest.param("remedy_days: 16", "remedy_days: 13", CASE, "TK-M065", id="shorter time for remedy"),
        pytest.param("valid_to: 2026-04-30", "valid_to: 2027-09-01", CASE, "TK-M040", id="outlives the contract"),
        pytest.param("places: 2\n", "places: 2\n", CASE.replace("awarded: 2025-06-10, ", "").replace("contract_signed: 2025-06-25", "review_pending: false"), "TK-M011", id="before the award"),
    ],
)  # fmt: skip
def test_an_agreement_outside_the_frame_is_refused_at_its_address(
    old: str, new: str, case: str, code: str, tmp_path: Path
) -> None:
    folder = a_case(tmp_path, changed(old, new, ALONE), case)

    with pytest.raises(InvalidInputError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))

    assert {problem.message.code for problem in refused.value.problems} == {code}
    assert not list((folder / "dokument").glob(f"{KIND}*")), "nothing is written"


def test_an_agreement_without_signatories_is_refused_at_its_address(tmp_path: Path) -> None:
    folder = a_case(tmp_path)
    record = folder / "placeringar.yaml"
    record.write_text(changed(SIGNATORIES, "", record.read_text("utf-8")), "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))

    assert ["signatories" in problem.message.what for problem in refused.value.problems] == [True]


@pytest.mark.parametrize(
    ("matching", "case", "announced", "why"),
    [
        pytest.param(ALONE, CASE, False, "TK-K010 Överenskommelse om platser kan inte skrivas ännu: kravavsnittet i ärendets lås saknar klausulen dialog-overenskommelse", id="never announced"),
        pytest.param(ALONE, CASE.replace(", contract_signed: 2025-06-25", ""), True, "TK-K010 Överenskommelse om platser kan inte skrivas ännu: huvudavtalet är inte undertecknat", id="before the contract"),
        pytest.param("format: 1\n", CASE, True, "TK-K011 Överenskommelse om platser har inget att handla om: en överenskommelse saknas", id="none agreed"),
    ],
)  # fmt: skip
def test_an_agreement_that_the_case_has_not_come_to_waits(
    matching: str, case: str, why: str, tmp_path: Path, *, announced: bool
) -> None:
    folder = a_case(tmp_path, matching, case, announced=announced)

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))

    assert [str(reason)[: len(why)] for reason in refused.value.reasons] == [why]
    assert not list(folder.rglob(f"{KIND}*"))


def test_a_lock_whose_section_was_built_without_the_clause_is_no_ground(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CASE.replace(FRAME, ""))
    build(folder, BuildOptions())
    (folder / "upphandling.yaml").write_text(CASE, "utf-8")  # the frame is written into the case afterwards
    write_both(folder, ALONE)

    with pytest.raises(NotAllowedYetError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))
    assert [reason.code for reason in refused.value.reasons] == ["TK-K010"]


@pytest.mark.parametrize(
    ("old", "new", "says", "never"),
    [
        pytest.param(SANCTION, SANCTION, "Vitet är 3 000 kronor för varje hel månad som saknas", "inte avtalat om vite", id="per month"),
        pytest.param("missing_month", "missing_place", "vite om 3 000 kronor för varje plats med en brist", "hel månad", id="per place"),
        pytest.param("missing_month", "started_week", "vite om 3 000 kronor för varje påbörjad vecka", "hel månad", id="per week"),
        pytest.param(SANCTION, "", "Parterna har inte avtalat om vite.", "rätt till vite", id="no sanction"),
        pytest.param(REPLACEMENT, REPLACEMENT, "erbjuda en ny plats inom 7 veckor", "innan tiden för rättelse", id="time for a new place"),
        pytest.param(REPLACEMENT, "", "erbjuda en ny plats innan tiden för rättelse har gått ut", "7 veckor", id="no time of its own"),
    ],
)  # fmt: skip
def test_the_terms_take_the_alternative_that_the_parties_have_agreed_on(
    old: str, new: str, says: str, never: str, tmp_path: Path
) -> None:
    _, terms = cover_and_terms(text_of(tmp_path, changed(old, new)))

    assert says in terms
    assert never not in terms


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("value: 5000000", "value: 5000000", "anges i 17 kap. 8–14 §§ lagen (2016:1145) om offentlig upphandling", id="above"),
        pytest.param("value: 5000000", "value: 1000000", "principerna om likabehandling och öppenhet i 19 kap. 2 § samma lag", id="below"),
        pytest.param("kind: open", "kind: direct_award", "principerna om likabehandling och öppenhet i 19 a kap. 8 § samma lag", id="direct"),
        pytest.param("subject: services", "subject: consultancy", "här kallad konsulten", id="the word for the party"),
    ],
)  # fmt: skip
def test_the_terms_say_what_the_law_is_above_and_below_the_threshold(
    old: str, new: str, says: str, tmp_path: Path
) -> None:
    case = changed(old, new, CASE)
    if "direct_award" in new:
        case = case.replace("value: 5000000", "value: 600000")

    assert says in text_of(tmp_path, case=case)


def test_a_framework_agreement_is_called_what_it_is(tmp_path: Path) -> None:
    case = changed(
        "  form: contract\n", "  form: framework_agreement\n  supplier_count: 2\n  call_off_by: both\n", CASE
    )

    assert "avses det ramavtal, med de avrop som görs från det, som parterna har slutit" in text_of(tmp_path, case=case)


def test_every_number_day_and_word_in_the_terms_stands_on_the_cover_too(tmp_path: Path) -> None:
    folder = a_case(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))
    cover, terms = cover_and_terms(_read(folder / "dokument" / f"{KIND}-a-1.txt"))
    values = [word.replace("\u00a0", " ") for clause in locked(folder).clauses for word in clause.values.values()]

    assert len(values) == 16
    assert [word for word in values if word not in cover or word not in terms] == []


def test_other_values_do_not_change_the_terms(tmp_path: Path) -> None:
    other = MATCHING
    for old, new in (
        ("    places: 2\n", "    places: 1\n"),
        ("[employment, internship]", "[internship, employment]"),
        ("    months: 4\n", "    months: 5\n"),
        ("amount: 3000", "amount: 100"),
        ("cap: 12000", "cap: 300"),
        ("notice_days: 31", "notice_days: 60"),
        ("2025-11-03\n    workplace: B", "2025-12-01\n    workplace: B"),
        ("deviations: [Avstämningen i januari", "deviations: [Mötet"),
    ):
        other = changed(old, new, other)

    one, another = (_with_values_out(a_case(tmp_path / name, text)) for name, text in (("a", MATCHING), ("b", other)))
    assert one == another


def _with_values_out(folder: Path) -> tuple[str, list[tuple[str, str, str]]]:
    """The terms with their values taken out, and which versions they are of."""
    build(folder, BuildOptions(kinds=(KIND,)))
    _, terms = cover_and_terms(_read(folder / "dokument" / f"{KIND}-a-1.txt"))
    clauses = locked(folder).clauses
    written = {word.replace("\u00a0", " ") for clause in clauses for word in clause.values.values()}
    for word in sorted(written, key=len, reverse=True):
        terms = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "⟦⟧", terms)
    return terms, [(clause.id, clause.version, clause.digest) for clause in clauses]


def test_the_lock_proves_the_version_of_every_term_and_holds_no_names(tmp_path: Path) -> None:
    folder = a_case(tmp_path)
    build(folder, BuildOptions(kinds=(KIND,)))

    clauses = locked(folder).clauses
    assert len(clauses) == len(TERMS)
    assert all(clause.id.startswith("ok-") and clause.version and len(clause.digest) == 64 for clause in clauses)
    assert "Exempel Park" not in (folder / "upphandling.lock.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("signed", "day"),
    [pytest.param("", date(2025, 10, 20), id="valid from"), pytest.param("    signed: 2025-10-15\n", date(2025, 10, 15), id="signed")],
)  # fmt: skip
def test_the_agreement_is_dated_by_the_signature_or_else_by_its_first_day(
    signed: str, day: date, tmp_path: Path
) -> None:
    folder = a_case(tmp_path, MATCHING.replace("placements:", f"{signed}placements:"))
    build(folder, BuildOptions(kinds=(KIND,)))

    assert locked(folder).date == day


OWN = ("status: published, valid_from: 2025-10-18", "Platserna ger personer i målgruppen erfarenhet av arbetet.")


def test_the_terms_are_those_in_force_on_the_day_of_the_agreement_and_stay(tmp_path: Path) -> None:
    own_library(tmp_path, {"eget-syfte": {"1.0.0": OWN}}, {"eget-syfte": "replaces: ok-syfte\n"})
    second = MATCHING[MATCHING.index("  - id: A-1") : MATCHING.index("placements:")]
    second = second.replace("A-1", "A-2").replace("    places: 2\n", "    places: 1\n").replace("12000", "3000")
    first = ALONE.replace("    signatories:", "    signed: 2025-10-15\n    signatories:")
    folder = a_case(tmp_path, first + second)
    build(folder, BuildOptions(kinds=(KIND,)))

    terms = [{clause.id for clause in locked(folder, f"{KIND}-a-{number}").clauses} for number in (1, 2)]
    assert ["eget-syfte" in ids for ids in terms] == [False, True]
    assert [move.document for move in plan_upgrade(folder).moves] == []


def test_an_agreement_is_issued_and_upgraded_by_its_own_day(tmp_path: Path) -> None:
    def reasons() -> set[str]:
        with pytest.raises(NotAllowedYetError) as refused:
            issue(folder, IssueOptions(kinds=(KIND,)))
        return {reason.code for reason in refused.value.reasons}

    own_library(tmp_path, {"eget-syfte": {"1.0.0": OWN}}, {"eget-syfte": "replaces: ok-syfte\n"})
    folder = built(tmp_path).parent
    assert reasons() == {"TK-L093"}

    ended = (f"{OWN[0].replace('published', 'retired')}, valid_to: 2025-10-19", OWN[1])
    own_library(tmp_path, {"eget-syfte": {"1.0.0": ended}}, {"eget-syfte": "replaces: ok-syfte\n"})
    assert reasons() == {"TK-L093", "TK-L261"}
    moved = plan_upgrade(folder)
    assert [(move.document, move.successor) for move in moved.moves] == [(f"{KIND}-a-1", "ok-syfte")]
    carry_out(moved, BuildOptions())

    assert reasons() == {"TK-L093"}
    assert plan_upgrade(folder).moves == ()


def test_each_supplier_gets_only_its_own_agreement(tmp_path: Path) -> None:
    second = (
        ALONE[ALONE.index("  - id: A-1") :].replace("A-1", "A-2").replace("Exempel Park & Is AB", "Kanarie Andra AB")
    )
    other = second.replace("Avstämningen i januari", "Kanariemötet i februari").replace("Anna Exempel", "Kanarie Chef")
    folder = built(tmp_path, ALONE + other)

    own, others = (_read(folder / f"{KIND}-a-{number}.txt") for number in (1, 2))
    assert "anarie" not in own
    assert "Kanariemötet i februari" in others
    assert "Exempel Park" not in others


def test_no_person_no_other_supplier_and_no_contact_is_named_in_any_part(tmp_path: Path) -> None:
    folder = built(tmp_path)
    for path in folder.glob(f"{KIND}*"):
        parts = _parts(path)
        found = [
            name
            for name, words in parts.items()
            if re.search(r"kanarie|070-1740601|2001-04-12|P-01|12 april 2001", words, re.IGNORECASE)
        ]
        assert found == [], path.name


def _parts(path: Path) -> dict[str, str]:
    data = path.read_bytes()
    if path.suffix != ".docx":
        return {path.name: data.decode("utf-8")}
    with ZipFile(io.BytesIO(data)) as package:
        return {name: f"{name} {package.read(name).decode('utf-8', 'replace')}" for name in package.namelist()}


def test_a_name_that_someone_wrote_among_the_deviations_stops_the_build(tmp_path: Path) -> None:
    folder = a_case(tmp_path, changed("[Avstämningen i januari", "[Kanarie Handledare möter i januari"))

    with pytest.raises(InvalidInputError) as refused:
        build(folder, BuildOptions(kinds=(KIND,)))
    assert "TK-T063" in {problem.message.code for problem in refused.value.problems}


def test_the_number_of_a_sole_trader_is_never_printed(tmp_path: Path) -> None:
    case = changed(
        "    organisation_number: 556000-0001\n", "    organisation_number: 811228-9874\n    sole_trader: true\n", CASE
    )

    text = text_of(tmp_path, case=case)
    assert "811228" not in text
    assert "Leverantören: Exempel Park & Is AB\n" in text


def test_a_foreign_supplier_has_its_registration_on_the_cover(tmp_path: Path) -> None:
    case = changed(
        "    organisation_number: 556000-0001\n", "    country: NO\n    registration: NO 999 999 999 MVA\n", CASE
    )

    assert "Leverantören: Exempel Park & Is AB, registrering NO 999 999 999 MVA\n" in text_of(tmp_path, case=case)


def test_without_a_matching_unit_the_recruiter_is_whom_to_turn_to(tmp_path: Path) -> None:
    unit = CASE[CASE.index("matching_unit:") : CASE.index("roles:")]

    assert "Myndighetens kontakt: rekryterare, 063-00 00 03\n" in text_of(tmp_path, case=changed(unit, "", CASE))


def test_no_deviations_are_said_to_be_none(tmp_path: Path) -> None:
    line = next(line for line in MATCHING.splitlines(keepends=True) if "deviations" in line)

    assert "Inga avvikelser från villkoren är avtalade." in text_of(tmp_path, changed(line, ""))


def test_places_that_the_contract_requires_are_counted_apart(tmp_path: Path) -> None:
    case = changed("  follow_up: {report", f"{PLACES}  follow_up: {{report", CASE)
    text = text_of(tmp_path, changed("remedy_days: 16", "remedy_days: 30"), case)

    assert "Platserna räknas utöver de platser som huvudavtalet kan kräva." in text


def test_a_small_supplier_can_read_it(tmp_path: Path) -> None:
    _, terms = cover_and_terms(text_of(tmp_path))

    assert lix(terms.partition("Klausulernas versioner")[0]).value < 45
