import re
from datetime import date
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.own_kind import HEAD, own_kind
from given.own_municipality import FEWEST, municipality_folder
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.issue import IssueOptions, issue

ROLES = {"bestallare", "upphandlare", "samordnare", "rekryterare"}
OF_THE_MUNICIPALITY = HEAD.replace("per: case", "per: case\nabout: municipality")
SAYS_ITS_NAME = "allow: [municipality.name]\nparameters: {name: {from: municipality.name, type: text}}\n"


def refusal(path: Path, **options: object) -> str:
    """Code and sentence of what the build says no with."""
    with pytest.raises(RefusedError) as refused:
        build_papers(path, BuildOptions(**options))  # type: ignore[arg-type]  # options by name
    return f"{refused.value.message.code} {refused.value.message.what}"


def test_a_municipalitys_folder_gives_a_paper_for_each_role_and_a_lock_of_its_own(tmp_path: Path) -> None:
    folder = municipality_folder(tmp_path)

    result = build_papers(folder, BuildOptions(kinds=("rollinstruktion",)))

    assert {path.parent for path in result.files} == {folder / "dokument"}
    assert {path.stem for path in result.files} == {f"rollinstruktion-{role}" for role in ROLES}
    lock = read_lock(folder / "dokument.lock.yaml")
    assert {entry.date for entry in lock.documents.values()} == {date(2027, 1, 1)}
    assert not (folder / "upphandling.lock.yaml").exists()


def test_its_file_may_be_named_instead_of_the_folder(tmp_path: Path) -> None:
    folder = municipality_folder(tmp_path)

    result = build_papers(folder / "kommun.yaml", BuildOptions(kinds=("rollinstruktion",)))

    assert {path.parent for path in result.files} == {folder / "dokument"}


def test_a_paper_is_built_again_over_its_own_but_not_over_a_hand_that_wrote_in_it(tmp_path: Path) -> None:
    folder, options = municipality_folder(tmp_path), BuildOptions(kinds=("rollinstruktion",))
    build_papers(folder, options)
    build_papers(folder, options)
    paper = folder / "dokument" / "rollinstruktion-samordnare.txt"
    paper.write_text("Mitt eget.", "utf-8")

    with pytest.raises(RefusedError):
        build_papers(folder, options)
    assert paper.read_text("utf-8") == "Mitt eget."


def test_the_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = municipality_folder(tmp_path / "a"), municipality_folder(tmp_path / "b")

    for folder in (first, second):
        build_papers(folder, BuildOptions(kinds=("rollinstruktion",)))

    for path in (first / "dokument").iterdir():
        assert path.read_bytes() == (second / "dokument" / path.name).read_bytes()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = municipality_folder(tmp_path)

    result = build_papers(folder, BuildOptions(kinds=("rollinstruktion",), dry_run=True))

    assert result.files
    assert [path.name for path in folder.iterdir()] == ["kommun.yaml"]


def test_what_the_municipality_has_not_stated_is_asked_for(tmp_path: Path) -> None:
    yaml = (
        "allow: [municipality.phone]\nparameters: {phone: {from: municipality.phone, type: text, ask: Vilken växel?}}\n"
    )
    home = own_kind(tmp_path, "Ring {{ phone }}.", yaml, OF_THE_MUNICIPALITY)

    result = build_papers(municipality_folder(home, FEWEST), BuildOptions(kinds=("prov",)))

    assert result.questions == ("Vilken växel?",)


def test_every_fault_of_the_file_is_told_at_its_line(tmp_path: Path) -> None:
    folder = municipality_folder(
        tmp_path, f"{FEWEST}nmae: Fel\ndata_protection: {{controller: A, legal_basis: Samtycke}}\n"
    )

    with pytest.raises(InvalidInputError) as refused:
        build_papers(folder, BuildOptions(kinds=("rollinstruktion",)))
    assert [problem.line for problem in refused.value.problems] == [4]


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        pytest.param(
            "rollinstruktion", "tenderkit build MAPP --kind rollinstruktion, där MAPP har kommun.yaml", id="case"
        ),
        pytest.param("kravavsnitt", "", id="the section"),
    ],
)
def test_a_kind_that_is_not_built_from_a_case_is_refused_with_its_command(
    tmp_path: Path, kind: str, command: str
) -> None:
    folder = case_folder(tmp_path, WITH_DIALOGUE)
    if not command:
        assert build_papers(folder, BuildOptions(kinds=(kind,))).files
        return

    said = refusal(folder, kinds=(kind,))

    assert said == f"TK-K081 {kind} byggs inte ur {folder}; skriv {command}"
    with pytest.raises(RefusedError, match="TK-K081"):
        issue(folder, IssueOptions(kinds=(kind,)))


def test_a_kind_of_a_case_is_refused_in_the_municipalitys_folder(tmp_path: Path) -> None:
    folder = municipality_folder(tmp_path)

    said = refusal(folder, kinds=("overlamning",))

    assert said == f"TK-K081 overlamning byggs inte ur {folder}; skriv tenderkit build ÄRENDE --kind overlamning"


def test_of_the_municipality_something_has_to_be_asked_for(tmp_path: Path) -> None:
    folder = municipality_folder(tmp_path)

    assert refusal(folder).startswith("TK-K082")
    with pytest.raises(RefusedError) as refused:
        build_papers(folder, BuildOptions())
    assert "rollinstruktion" in refused.value.message.remedy


@pytest.mark.parametrize("to", ["dokument", "dokument/inre", ""])
def test_what_is_about_no_case_is_never_written_in_the_folder_of_one(tmp_path: Path, to: str) -> None:
    folder, case = municipality_folder(tmp_path), case_folder(tmp_path)

    said = refusal(folder, kinds=("rollinstruktion",), to=case / to)

    assert said.startswith("TK-K083")
    assert [path.name for path in case.iterdir()] == ["upphandling.yaml"]


def test_everything_of_a_case_is_of_the_case_and_everything_of_a_municipality_is_its_own(tmp_path: Path) -> None:
    case, folder = case_folder(tmp_path), municipality_folder(tmp_path)

    of_the_case = build_papers(case, BuildOptions(everything=True))
    own = build_papers(folder, BuildOptions(everything=True))

    assert not [path for path in of_the_case.files if path.name.startswith("rollinstruktion")]
    assert {f"rollinstruktion-{role}.docx" for role in ROLES} <= {path.name for path in own.files}
    assert not (folder / "dokument" / "index.html").exists()


def test_everything_of_a_municipality_does_not_fit_into_one_file(tmp_path: Path) -> None:
    said = refusal(municipality_folder(tmp_path), everything=True, to=tmp_path / "allt.docx")

    assert said.startswith("TK-S012")


def test_four_papers_do_not_fit_into_one_file(tmp_path: Path) -> None:
    said = refusal(municipality_folder(tmp_path), kinds=("rollinstruktion",), to=tmp_path / "roll.docx")

    assert said.startswith("TK-S011")


def test_one_paper_may_be_one_file(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Vi är {{ name }}.", SAYS_ITS_NAME, OF_THE_MUNICIPALITY)

    build_papers(municipality_folder(home), BuildOptions(kinds=("prov",), to=tmp_path / "prov.txt"))

    assert "Vi är Exempelköpings kommun." in (tmp_path / "prov.txt").read_text("utf-8").replace("\u00a0", " ")


def test_a_correction_is_of_the_requirements_section_alone(tmp_path: Path) -> None:
    with pytest.raises(NotAllowedYetError, match="TK-L289"):
        build_papers(municipality_folder(tmp_path), BuildOptions(kinds=("rollinstruktion",), correction=True))


def test_a_kind_that_needs_what_is_not_there_waits_when_everything_is_built(tmp_path: Path) -> None:
    needs = "needs: [{holds: municipality.phone is stated, says: telefonen saknas, remedy: Ange phone}]\n"
    home = own_kind(tmp_path, "Text.", f"allow: [municipality.phone]\n{needs}", OF_THE_MUNICIPALITY)
    folder = municipality_folder(home, FEWEST)

    result = build_papers(folder, BuildOptions(everything=True))

    assert [message.what for message in result.waiting["Prov"]] == ["Prov kan inte skrivas ännu: telefonen saknas"]
    with pytest.raises(NotAllowedYetError, match="TK-K010"):
        build_papers(folder, BuildOptions(kinds=("prov",)))


def test_a_fact_that_the_kind_may_not_hold_stops_it_where_somebody_typed_it(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Vi är {{ name }}.", SAYS_ITS_NAME, OF_THE_MUNICIPALITY)
    folder = municipality_folder(
        home, FEWEST.replace("Provköpings kommun", "Provköping hemlig@exempel.se") + "email: hemlig@exempel.se\n"
    )

    with pytest.raises(InvalidInputError) as refused:
        build_papers(folder, BuildOptions(kinds=("prov",)))

    (problem,) = refused.value.problems
    assert (problem.message.code, problem.line) == ("TK-T063", 2)
    assert "hemlig" not in str(problem.message)


def test_an_identity_number_in_a_paper_is_told(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Vi är {{ name }}.", SAYS_ITS_NAME, OF_THE_MUNICIPALITY)
    folder = municipality_folder(home, FEWEST.replace("Provköpings kommun", "Kommunen 19900101-0017"))

    result = build_papers(folder, BuildOptions(kinds=("prov",)))

    assert [problem.message.code for problem in result.warnings] == ["TK-D001"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param({"kinds": ("rollinstruktion",), "row": 3}, "TK-K084", id="a row"),
        pytest.param({"kinds": ("rollinstruktion",), "year": 2027}, "TK-K084", id="a year"),
        pytest.param({"kinds": ("prov",)}, "TK-K085", id="no year"),
        pytest.param({"kinds": ("prov",), "year": 2027}, "TK-G001", id="a folder without cases"),
    ],
)
def test_an_option_is_for_the_papers_that_it_says_which_one_of(
    tmp_path: Path, options: dict[str, object], said: str
) -> None:
    home = own_kind(tmp_path, "Text.", "allow: []\n", OF_THE_MUNICIPALITY.replace("municipality", "year"))

    assert refusal(municipality_folder(home), **options).startswith(said)


def test_a_case_has_no_use_for_a_row(tmp_path: Path) -> None:
    assert refusal(case_folder(tmp_path), row=2).startswith("TK-K084")


def test_a_plan_is_asked_for_its_row(tmp_path: Path) -> None:
    plan = tmp_path / "plan.xlsx"
    plan.write_bytes(b"")
    home = own_kind(tmp_path, "Text.", "allow: []\n", OF_THE_MUNICIPALITY.replace("municipality", "plan_row"))

    assert refusal(plan, kinds=("prov",)).startswith("TK-K085")
    assert re.search(r"PLAN\.xlsx --row N --kind prov", refusal(municipality_folder(home), kinds=("prov",)))


def test_a_kind_that_is_about_two_things_is_built_from_either(tmp_path: Path) -> None:
    about = "[case, municipality]"
    home = own_kind(tmp_path, "Text.", "allow: []\n", OF_THE_MUNICIPALITY.replace("municipality", about))

    for folder in (municipality_folder(home), case_folder(home)):
        assert build_papers(folder, BuildOptions(kinds=("prov",))).files


def test_kinds_about_two_things_are_built_in_one_go(tmp_path: Path) -> None:
    """A municipality's folder is a case's too where both files stand in it: then it is a case."""
    home = own_kind(tmp_path, "Text.", "allow: []\n", OF_THE_MUNICIPALITY)
    folder = municipality_folder(home)
    (folder / "upphandling.yaml").write_text(WITH_DIALOGUE, "utf-8")

    assert refusal(folder, kinds=("prov",)).startswith("TK-K081")
    assert refusal(folder / "kommun.yaml", kinds=("prov",)).startswith("TK-K083")


def test_a_path_that_holds_nothing_is_a_case_that_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "finns-inte").startswith("TK-S001")
    assert refusal(tmp_path / "finns-inte", kinds=("rollinstruktion",)).startswith("TK-K081")
    assert refusal(tmp_path / "kommun.yaml", kinds=("rollinstruktion",)).startswith("TK-B001")


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do(tmp_path: Path) -> None:
    assert refusal(municipality_folder(tmp_path), kinds=("finns-inte",)).startswith("TK-S002")
