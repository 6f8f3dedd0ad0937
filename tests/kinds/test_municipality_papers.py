"""The municipality's own papers: one instruction for each role, three information sheets, and the matching unit's blank form."""

from collections.abc import Callable
from pathlib import Path

import pytest

from given.canaries import forms, holds, leaves, words_of
from given.own_municipality import FEWEST, municipality_folder
from given.shipped_kind import PLACES, shipped_kind
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.model.case.choices import Role
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.readers.municipality.municipality_reader import read_municipality
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.rules.language.readability import lix
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build_run import BuildOptions

KINDS = kinds_about(PLACES, AboutWhat.MUNICIPALITY)
ROLES = ("bestallare", "upphandlare", "samordnare", "rekryterare")
HARDEST = {
    "beslutsunderlag": 50,
    **dict.fromkeys((f"rollinstruktion-{role}" for role in ROLES), 55),
    "informationsblad-foretag": 45,
    "informationsblad-individ": 30,
    "informationsblad-kollega": 45,
    "matchningsunderlag": 45,
    "processkarta": 60,  # titles of documents and names of roles
}
OF_EVERY_KIND = "\nDokumenten\n"  # from here on an instruction lists what there is, held to the kinds themselves below
READERS = {"informationsblad-foretag": Audience.SUPPLIER}
RUNGS = (  # word for word as the report has them (l. 147-157), nearest first
    "Behov av visst stöd men kan utföra de flesta arbetsuppgifter självständigt",
    "Behov av stöd men kan genomföra arbetsuppgifter enligt instruktion och är ganska självständig",
    "Stort behov av stöd men viss självständighet",
    "Mycket stort behov av stöd – ingen självständighet",
)
CANARIES = """\
format: 1
name: Kanarieköpings kommun
valid_from: 2027-01-23
organisation_number: 212000-2528
unit: Kanarieförvaltningen
email: kanariekommun@example.se
phone: 070-1740601
units: [Kanariebolaget]
matching_unit:
  name: Kanariecentrum
  contact: {name: Kanarie Ettan, title: kanarietitel, unit: Kanarieavdelningen, phone: 070-1740602, email: kanarie2@example.se}
roles:
  requester: {name: Kanarie Tvåan, title: kanariebeställare, unit: Kanarietvå, phone: 070-1740603, email: kanarie3@example.se}
  procurement_officer: {name: Kanarie Trean, title: kanarieupphandlare, unit: Kanarietre, phone: 070-1740604, email: kanarie4@example.se}
  coordinator: {name: Kanarie Fyran, title: kanariesamordnare, unit: Kanariefyra, phone: 070-1740605, email: kanarie5@example.se}
  recruiter: {name: Kanarie Femman, title: kanarierekryterare, unit: Kanariefem, phone: 070-1740606, email: kanarie6@example.se}
data_protection:
  controller: Kanarienämnden
  controller_contact: kanarienamnd@example.se
  officer: kanarieombud@example.se
  legal_basis: kanariegrunden
  recipients: [Kanariemottagaren]
  outside_eu: Kanarieländer.
  retention: kanarielänge
  duty_to_provide: Kanarieplikt.
  automated_decisions: Kanariebeslut.
staffing: {coordinator_percent: 37, recruiter_percent: 43, full_time_year_cost: 712 345}
costs: [{what: kanarieutgift, amount: 43 211}]
decision_basis: {decided_by: kanarienämnd två, coordinator_homes: [Kanariehem], matching_homes: [Kanariehus], proposal: Kanarieförslag.}
project_budget:
  source: kanarierapport
  total: {what: kanariebudget, amount: 51 171}
  spent: {what: kanarieupparbetat, amount: 41 161}
  left_parts: [{what: kanariekvar, amount: 5 151}]
  left_share: {what: kanarieandel, percent: 29}
  left: {what: kanarierest, amount: 10 101}
archives: [{kind: overlamning, type: kanariehandling, secrecy: kanariemarkering, retention: kanariegallring}]
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of everything that the sample gives."""
    folder = municipality_folder(tmp_path_factory.mktemp("kommun"))
    build_papers(folder, BuildOptions(everything=True))
    return folder / "dokument"


@pytest.fixture(scope="module")
def paper(built: Path) -> Callable[[str], str]:
    """The words of a paper by its name."""
    return lambda name: (built / f"{name}.txt").read_text("utf-8").replace("\u00a0", " ")


def test_every_kind_of_the_municipality_is_here(built: Path) -> None:
    assert {path.stem for path in built.iterdir()} >= HARDEST.keys()
    assert {name for name in HARDEST if name.startswith(KINDS)} == HARDEST.keys()


@pytest.mark.parametrize("name", HARDEST)
def test_a_paper_says_what_was_approved(name: str, built: Path, golden: Golden) -> None:
    text = (built / f"{name}.txt").read_bytes().decode("utf-8")

    golden(f"kinds/{name}.txt", text.partition(OF_EVERY_KIND)[0])


@pytest.mark.parametrize("name", HARDEST)
def test_a_paper_can_be_read_and_holds_to_what_we_ask(name: str, built: Path, paper: Callable[[str], str]) -> None:
    word = built / f"{name}.docx"

    assert check_document(word, READERS.get(name, Audience.AUTHORITY)) == ()
    assert lix(paper(name)).value <= HARDEST[name]
    assert "BEKRÄFTA" not in paper(name)
    assert open_xml_findings(word) == []


@pytest.mark.parametrize("kind_id", KINDS)
def test_no_paper_holds_what_its_kind_may_not(kind_id: str, tmp_path: Path) -> None:
    kind, folder = shipped_kind(kind_id), municipality_folder(tmp_path, CANARIES)
    facts = [(f"municipality.{path}", value) for path, value in leaves(read_municipality(folder)[0])]
    roles = ("role.held_by", "municipality.roles.recruiter")  # a role's own paper may hold what is said of the role
    may = {
        form
        for path, value in facts
        if kind.allows(path) or kind.allows(path.replace(roles[1], roles[0]))
        for form in forms(value)
    }

    result = build_papers(folder, BuildOptions(kinds=(kind_id,)))

    forbidden = {
        form: path for path, value in facts if not kind.allows(path) for form in forms(value) if form not in may
    }
    forbidden = {form: path for form, path in forbidden.items() if path != "municipality.archives.kind"}
    assert forbidden
    for file in result.files:
        words = words_of(file)
        assert [path for form, path in forbidden.items() if holds(words, form.casefold())] == []
        assert any(holds(words, form.casefold()) for form in may)


@pytest.mark.parametrize(
    ("role", "does", "gets"),
    [
        pytest.param(
            "bestallare",
            "Det är ytterst du som avgör om kravet kommer med",
            "Slutrapport; Från: rekryterare",
            id="requester",
        ),
        pytest.param("upphandlare", "ger rekryteraren startsignalen", "Lägesrapport; Från: rekryterare", id="officer"),
        pytest.param("samordnare", "är sakkunnig åt upphandlaren", "Överlämning; Från: upphandlare", id="coordinator"),
        pytest.param(
            "rekryterare", "Leverantören får alltid rekrytera själv.", "Överlämning; Från: upphandlare", id="recruiter"
        ),
    ],
)
def test_an_instruction_says_what_the_role_does_and_which_papers_it_gets(
    role: str, does: str, gets: str, paper: Callable[[str], str]
) -> None:
    text = paper(f"rollinstruktion-{role}")

    assert does in text
    assert gets in text
    for heading in ("Planering", "Analys", "Matchning", "Introduktion, uppföljning och avslutning", "Dokumenten"):
        assert f"\n{heading}\n" in text


@pytest.mark.parametrize(("role", "name"), tuple(zip(Role, ROLES, strict=True)))
def test_an_instruction_lists_every_paper_that_the_role_writes_and_gets(
    role: Role, name: str, paper: Callable[[str], str]
) -> None:
    listed = paper(f"rollinstruktion-{name}").partition(OF_EVERY_KIND)[2]
    kinds = [shipped_kind(kind_id) for kind_id in PLACES.kinds() if kind_id not in KINDS]

    written = [kind for kind in kinds if kind.from_role == role]
    assert written or role is Role.REQUESTER
    assert [kind.id for kind in written if f"I programmet (--kind): {kind.id}\n" not in f"{listed}\n"] == []
    assert [kind.id for kind in kinds if role in kind.to_role and f"Dokument: {kind.title}; Från" not in listed] == []


def test_an_instruction_needs_nothing_but_the_name_of_the_municipality(tmp_path: Path) -> None:
    result = build_papers(municipality_folder(tmp_path, FEWEST), BuildOptions(kinds=("rollinstruktion",)))

    assert result.questions == ()
    text = next(path for path in result.files if path.suffix == ".txt").read_text("utf-8")
    assert "Vem du vänder dig till" not in text


def test_the_individual_is_told_all_that_article_13_asks_for(paper: Callable[[str], str]) -> None:
    text = paper("informationsblad-individ")

    for words in (
        "Vem ansvarar? Arbetsmarknadsnämnden i Exempelköpings kommun. Du når dem här: 010-000 00 30",
        "Dataskyddsombudet: dataskyddsombud@exempel.se",
        "Varför har vi uppgifterna?",
        "Vår rättsliga grund är att vi utför en uppgift av allmänt intresse. Ditt samtycke är inte grunden.",
        "Det företag som du har sagt ja till. Även andra kan få dem: Arbetsförmedlingen.",
        "Vi för inte dina uppgifter till länder utanför EU och EES.",
        "Vi sparar uppgifterna i två år efter att platsen har slutat.",
        "Utan namn och telefon kan vi inte föreslå dig till en plats.",
        "Ingen dator fattar beslut om dig.",
        "få en kopia",
        "Är något fel ska vi rätta det.",
        "ta bort uppgifter, eller att vi slutar använda dem",
        "Integritetsskyddsmyndigheten, imy.se",
        "Ditt samtycke gör att vi får ge just de uppgifterna till just det företaget.",
    ):
        assert words in text


def test_what_only_the_municipality_can_say_is_asked_for_and_never_guessed(tmp_path: Path) -> None:
    result = build_papers(municipality_folder(tmp_path, FEWEST), BuildOptions(kinds=("informationsblad-individ",)))

    assert "Vilken är den rättsliga grunden (legal_basis)? Kommunens jurist anger den." in result.questions
    assert len(result.questions) == 10


def test_the_name_that_the_three_sheets_share_builds_them_all(tmp_path: Path) -> None:
    result = build_papers(municipality_folder(tmp_path), BuildOptions(kinds=("informationsblad",)))

    assert {path.stem for path in result.files} == {name for name in HARDEST if name.startswith("informationsblad")}


def test_the_suppliers_sheet_has_a_page_for_each_kind_of_requirement(built: Path, paper: Callable[[str], str]) -> None:
    text = paper("informationsblad-foretag")

    assert "\nKrav på sysselsättningsdialog\n" in text
    assert "\nKrav på platser\n" in text
    assert text.index("Krav på sysselsättningsdialog") < text.index("Krav på platser")
    assert "page-break" in (built / "informationsblad-foretag.html").read_text("utf-8") or "break-before" in (
        built / "informationsblad-foretag.html"
    ).read_text("utf-8")


def test_the_form_has_the_four_rungs_of_the_report_and_no_fifth(paper: Callable[[str], str]) -> None:
    text = paper("matchningsunderlag")

    places = [text.index(rung) for rung in RUNGS]
    assert places == sorted(places)
    assert text.count("Steg ") >= 4
    assert "Steg 5" not in text


def test_the_rungs_and_who_is_prioritised_stand_in_no_other_paper(built: Path, paper: Callable[[str], str]) -> None:
    others = [path.stem for path in built.glob("*.txt") if path.stem != "matchningsunderlag"]

    assert others
    for words in (*RUNGS, "könsnorm", "utländsk härkomst"):
        assert [name for name in others if words in paper(name)] == []
    templates = [path for path in Path("templates").glob("*/text.md") if path.parent.name != "matchningsunderlag"]
    assert [path for path in templates if "arbetstrappan" in path.read_text("utf-8").casefold()] == []


def test_the_form_is_blank_and_says_that_it_never_leaves_the_unit(paper: Callable[[str], str]) -> None:
    text = paper("matchningsunderlag")

    assert "Blanketten är ett arbetspapper för Jobbcentrum och lämnar aldrig enheten." in text
    assert "Varför inget av detta får nå en leverantör" in text
    assert "JO 1029-2017" in text
    assert [
        field.value
        for form in shipped_kind("matchningsunderlag").parts.forms.values()
        for field in form.fields
        if field.value
    ] == []
