"""Three municipalities and a purchasing centre: every paper says who buys, who is turned to, and who claims what."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from given.joint_cases import purchasing_centre, three_municipalities
from given.shipped_kind import shipped_kind
from judges import checkout
from tenderkit.messages import Gravity
from tenderkit.problems import NotAllowedYetError
from tenderkit.project.places import ProjectPlaces
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build

MUNICIPALITIES = ("Norra Exempels kommun", "Mellersta Exempels kommun", "Södra Exempels kommun")
Paper = Callable[[str], str]


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The words of a paper of the three, by its name: `vitesansprak-b-1`."""
    case = three_municipalities(tmp_path_factory.mktemp("tre"))
    build(case, BuildOptions())

    @cache
    def words(name: str) -> str:
        kind = next(kind for kind in ProjectPlaces((checkout.ROOT,)).kinds() if name.startswith(kind))
        if kind != DEFAULT_KIND:
            build(case, BuildOptions(kinds=(kind,)))
        return (case / "dokument" / f"{name}.txt").read_text("utf-8")

    return words


@pytest.mark.parametrize("length", ["short", "full"])
@pytest.mark.parametrize("make", [three_municipalities, purchasing_centre])
def test_the_case_has_no_fault_and_its_section_no_question(
    make: Callable[[Path, str], Path], length: str, tmp_path: Path
) -> None:
    case = make(tmp_path, f"text: {length}\n")

    problems = check(case, (DEFAULT_KIND,)).problems
    build(case, BuildOptions(to=tmp_path / "ut"))

    assert [str(problem) for problem in problems if problem.gravity is Gravity.ERROR] == []
    assert "BEKRÄFTA" not in (tmp_path / "ut" / "kravavsnitt.txt").read_text("utf-8")


@pytest.mark.parametrize("length", ["short", "full"])
def test_the_section_says_who_is_meant_and_who_claims_what(length: str, tmp_path: Path) -> None:
    build(three_municipalities(tmp_path, f"text: {length}\n"), BuildOptions(to=tmp_path / "ut"))
    said = (tmp_path / "ut" / "kravavsnitt-b.txt").read_text("utf-8")

    assert (
        "Med myndigheten avses den vars avtal frågan gäller. Tillsammans upphandlar Norra Exempels kommun (559999-7110),"
        in said
    )
    assert (
        "Med matchningsstödet avses Arbetsmarknadsenheten för Norra Exempels kommun, Jobbcentrum Mellersta för" in said
    )
    assert "Leverantören vänder sig till matchningsstödet hos den vars avtal platsen gäller" in said
    assert "Norra Exempels kommun (dataskydd@norra.example.se), Arbetsmarknadsnämnden för Mellersta" in said
    assert "företräder den ledande myndigheten de andra" in said
    assert "Myndigheten får bara kräva vite för sitt eget avtal." in said


def test_the_section_of_a_centre_names_those_that_it_buys_for(tmp_path: Path) -> None:
    build(purchasing_centre(tmp_path, "text: full\n"), BuildOptions(to=tmp_path / "ut"))
    said = (tmp_path / "ut" / "kravavsnitt.txt").read_text("utf-8")

    assert "Inköpscentralen upphandlar åt Västra Exempels kommun (212999-1028), Mellersta" in said
    assert "Med inköpscentralen avses Exempelkommunernas inköpscentral, organisationsnummer 212999-1010." in said
    assert "Med matchningsstödet avses Arbetsmarknadsenheten hos den vars avtal frågan gäller." in said
    assert "företräder inköpscentralen de andra" in said
    assert "får bara kräva vite för sina egna avrop" in said


def test_the_handover_has_a_row_for_each_and_the_clause_about_them(paper: Paper) -> None:
    said = paper("overlamning")

    assert (
        "Södra Exempels kommun (559999-7334); Kontakt: lokalvårdschef, 063-00 00 00, lokalvard@sodra.example.se;"
        " Matchande enhet: Vägen till arbete, 063-00 00 00, coach@sodra.example.se;"
        " Följer upp: sitt avtal och vite för sin del" in said.replace("\u00a0", " ")
    )
    assert "Myndigheten får bara kräva vite för sitt eget avtal." in said


@pytest.mark.parametrize("name", ["startmote", "bedomning", "kravavsnitt"])
def test_every_paper_about_the_procurement_names_them_all(name: str, paper: Paper) -> None:
    assert [each for each in MUNICIPALITIES if each not in paper(name)] == []


def test_a_profile_goes_to_the_unit_of_its_authority_or_to_the_one_that_the_supplier_chooses(paper: Paper) -> None:
    assert "Skicka profilen till Vägen till arbete, coach" in paper("kravprofil-k-1")
    assert "Gäller den flera väljer ni själva." in paper("kravprofil-k-2")
    assert "Jobbcentrum Mellersta för Mellersta Exempels kommun" in paper("kravprofil-k-2")


def test_a_claim_for_a_breach_that_concerns_all_says_what_each_claims(paper: Paper) -> None:
    said = paper("vitesansprak-b-1").replace("\u00a0", " ")

    assert "var och en med sin andel och sammanlagt med 81 000 kronor" in said
    assert (
        "Myndighet: Södra Exempels kommun; Organisationsnummer: 559999-7334; Andel: 23 procent; Vite: 18 630 kronor"
        in said
    )
    assert "Sammanlagt blir vitet aldrig högre än om en enda hade krävt det." in said


def test_a_claim_of_one_is_from_that_one_and_asks_to_be_answered_there(tmp_path: Path) -> None:
    case = three_municipalities(tmp_path)
    file = case / "placeringar.yaml"
    text = file.read_text("utf-8")
    shares = text[text.index("    shares:\n") : text.index("  - {date: 2028-05-31")]
    of_one = "    event: deficiency_found\n    for_authority: Södra Exempels kommun\n"
    file.write_text(text.replace(shares, "").replace("    event: deficiency_found\n", of_one), "utf-8")
    build(case, BuildOptions())

    build(case, BuildOptions(kinds=("vitesansprak", "rattelse"), to=tmp_path / "ut"))

    for name in ("vitesansprak-b-1", "rattelse-b-1"):
        said = (tmp_path / "ut" / f"{name}.txt").read_text("utf-8")
        assert "Södra Exempels kommun" in said
        assert "lokalvårdschef" in said
        assert "Mellersta" not in said.partition("Villkoren så som")[0]
        assert "Fastighetsförvaltningen" in (tmp_path / "ut" / f"{name}.html").read_text("utf-8")


def test_no_paper_of_a_person_may_name_any_of_them_and_a_certificate_does_not(paper: Paper) -> None:
    kinds = [shipped_kind(name) for name in ProjectPlaces((checkout.ROOT,)).kinds()]
    of_others = [kind for kind in kinds if not kind.speaks_for_authority]
    in_the_letterhead = {kind.id for kind in kinds if kind.allows("joint.authorities.name")}

    said = paper("intyg-p-01")

    assert len(of_others) > 2
    assert [(kind.id, path) for kind in of_others for path in kind.allow if "joint" in path or "buyer" in path] == []
    assert in_the_letterhead == {kind.id for kind in kinds} - {kind.id for kind in of_others}
    assert [each for each in (*MUNICIPALITIES, "Vägen till arbete", "Jobbcentrum") if each in said] == []


def test_whoever_is_the_contact_of_another_authority_is_named_in_no_paper(tmp_path: Path) -> None:
    """The papers say the post, the telephone and the address; at a matching unit the profile alone says the name."""
    case = three_municipalities(tmp_path)
    file = case / "upphandling.yaml"
    text = file.read_text("utf-8").replace("{title: lokalvårdschef,", "{name: Kanarie Kontakt, title: lokalvårdschef,")
    file.write_text(text.replace("{title: coach,", "{name: Kanarie Coach, title: coach,"), "utf-8")
    build(case, BuildOptions())

    build(case, BuildOptions(everything=True))

    said = {path.name: path.read_text("utf-8") for path in (case / "dokument").glob("*.txt")}
    assert len(said) > 10
    assert [name for name, words in said.items() if "Kanarie Kontakt" in words] == []
    assert [name for name, words in said.items() if "Kanarie Coach" in words] == ["kravprofil-k-1.txt"]


DIALOGUE = """\
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 30
    counted_from: contract_signed
    plan_within_days: 30
    reply_within_days: 14
    remedy_days: 14
    sanction: none
    no_sanction_reason: Platserna har vite.
    agreement: {maximum_places: 2, kinds: [internship], maximum_months: 6, maximum_sanction: 20 000}
"""
AGREEMENT = """\
agreements:
  - id: A-1
    dialogue_held: 2027-09-21
    places: 1
    kinds: [internship]
    months: 4
    extent_percent: 75
    starts: 2028-01-10
    workplace: Kommunhuset
    candidate_within_days: 14
    reply_within_days: 14
    follow_up_every_weeks: 4
    remedy_days: 30
    valid_from: 2027-11-01
    valid_to: 2028-06-30
    notice_days: 30
    signatories:
      authority: {title: enhetschef, mandate: delegationsordning}
      supplier: {title: vd, mandate: firmatecknare}
"""
HELD = """\
journal:
  - {date: 2027-09-21, event: dialogue_held, outcome: places_offered, places: 1}
  - {date: 2027-10-04, event: plan_received}
"""


def test_an_agreement_is_made_with_the_authority_whose_contract_it_is_or_not_at_all(tmp_path: Path) -> None:
    case = three_municipalities(tmp_path)
    officers, recruiters = case / "upphandling.yaml", case / "placeringar.yaml"
    officers.write_text(officers.read_text("utf-8").replace("\n  places:\n", f"\n{DIALOGUE}  places:\n"), "utf-8")
    text = recruiters.read_text("utf-8").replace("journal:\n", HELD)
    recruiters.write_text(text + AGREEMENT, "utf-8")
    build(case, BuildOptions())

    with pytest.raises(NotAllowedYetError) as refused:
        build(case, BuildOptions(kinds=("overenskommelse",)))
    assert "det framgår inte vilken av dem som är part" in str(refused.value)

    text = recruiters.read_text("utf-8").replace("  - id: A-1\n", "  - id: A-1\n    for_authority: 559999-7227\n")
    recruiters.write_text(text, "utf-8")
    build(case, BuildOptions(kinds=("overenskommelse",)))

    said = (case / "dokument" / "overenskommelse-a-1.txt").read_text("utf-8")
    assert "Parter är Mellersta Exempels kommun, här kallad myndigheten" in said
    assert "Jobbcentrum Mellersta, jobbmatchare, 063-00 00 00" in said
    assert "Norra Exempels kommun" not in said
