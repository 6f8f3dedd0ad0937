from pathlib import Path

import pytest

from given.policies import SHIPPED, SMALL, policy_path
from tenderkit.problems import InvalidInputError
from tenderkit.project.places import ProjectPlaces, built_in_root, find_places, persons_folder, shipped_policies


def settings(folder: Path, text: str) -> Path:
    (folder / "tenderkit.toml").write_text(text, "utf-8")
    (folder / "arende").mkdir()
    return folder / "arende"


def faults(start: Path) -> list[str]:
    with pytest.raises(InvalidInputError) as refused:
        find_places(start)
    return [f"{problem.line}:{problem.column} {problem.message.code}" for problem in refused.value.problems]


def test_two_policies_travel_with_the_product() -> None:
    assert shipped_policies() == SHIPPED


@pytest.mark.parametrize("text", [None, 'library = "."\n'], ids=["no settings", "settings without a policy"])
def test_without_a_choice_the_first_alternative_answers_and_nobody_has_chosen(tmp_path: Path, text: str | None) -> None:
    places = find_places(settings(tmp_path, text) if text else tmp_path)

    assert (places.policy_file, places.policy_is_chosen) == (policy_path("alternativ-1"), False)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_policy_is_chosen_by_its_id(tmp_path: Path, name: str) -> None:
    places = find_places(settings(tmp_path, f'policy = "{name}"\n'))

    assert (places.policy_file, places.policy_is_chosen) == (policy_path(name), True)


def test_a_policy_of_ones_own_is_found_from_the_settings(tmp_path: Path) -> None:
    (tmp_path / "vart").mkdir()
    (tmp_path / "vart" / "policy.yaml").write_text(SMALL, "utf-8")

    places = find_places(settings(tmp_path, 'library = "vart"\npolicy = "vart/policy.yaml"\n'))

    assert (places.policy_file, places.policy_is_chosen) == (tmp_path / "vart" / "policy.yaml", True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('policy = "alternativ-3"\n', ["1:1 TK-L207"], id="no such policy"),
        pytest.param('policy = ""\n', ["1:1 TK-L207"], id="an empty name"),
        pytest.param("policy = 1\n", ["1:1 TK-L207"], id="a number"),
        pytest.param('policy = "arende"\n', ["1:1 TK-L207"], id="a folder"),
        pytest.param(
            '# vårt\n\nlibrary = "saknas"\npolcy = "x"\npolicy = "saknas.yaml"\n',
            ["3:1 TK-L041", "4:1 TK-L042", "5:1 TK-L207"],
            id="every fault at its line",
        ),
    ],
)
def test_a_setting_that_leads_nowhere_is_refused(tmp_path: Path, text: str, found: list[str]) -> None:
    assert sorted(faults(settings(tmp_path, text))) == found


def test_the_shipped_letterheads_are_named_by_whoever_sends() -> None:
    assert ProjectPlaces((built_in_root(),)).letterheads() == ("arbetsgivare", "myndighet")


def test_the_uppermost_letterhead_of_a_name_wins_and_others_are_added(tmp_path: Path) -> None:
    for name in ("myndighet", "egen"):
        (tmp_path / "templates" / "letterheads" / name).mkdir(parents=True)
        (tmp_path / "templates" / "letterheads" / name / "template.docx").touch()
    (tmp_path / "templates" / "letterheads" / "tom").mkdir()

    places = ProjectPlaces((built_in_root(), tmp_path))

    assert places.letterheads() == ("arbetsgivare", "egen", "myndighet")
    assert places.letterhead_folder("myndighet") == tmp_path / "templates" / "letterheads" / "myndighet"
    assert places.letterhead_folder("arbetsgivare").is_relative_to(built_in_root())


def test_kinds_and_letterheads_come_in_the_order_of_the_swedish_alphabet(tmp_path: Path) -> None:
    for name in ("Östra", "Zeta", "Ängen", "åsen"):
        for folder, file in (
            (f"templates/{name}", "document.yaml"),
            (f"templates/letterheads/{name}", "template.docx"),
        ):
            (tmp_path / folder).mkdir(parents=True)
            (tmp_path / folder / file).touch()

    places = ProjectPlaces((tmp_path,))

    assert places.kinds() == places.letterheads() == ("Zeta", "åsen", "Ängen", "Östra")


def test_the_persons_of_a_case_are_beside_it_unless_the_settings_name_a_folder(tmp_path: Path) -> None:
    home = settings(tmp_path, 'library = "."\n')

    assert persons_folder(home) == home
    assert ProjectPlaces((built_in_root(),)).persons_of(home) == home


def test_each_case_has_its_own_persons_in_the_stated_folder(tmp_path: Path) -> None:
    (tmp_path / "kommun").mkdir()
    home = settings(tmp_path / "kommun", 'persons = "../rekryterare"\n')

    assert persons_folder(home) == tmp_path / "rekryterare" / "arende"
    assert persons_folder(home.parent) == tmp_path / "rekryterare"


@pytest.mark.parametrize("written", ["7", '""', '" "'])
def test_persons_that_are_no_folder_are_told_at_their_line(tmp_path: Path, written: str) -> None:
    assert faults(settings(tmp_path, f"# vårt\npersons = {written}\n")) == ["2:1 TK-M234"]
