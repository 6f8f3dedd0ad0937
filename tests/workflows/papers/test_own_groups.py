"""Target groups of the municipality's own, all the way from the case to the papers that name them."""

import shutil
from itertools import combinations
from pathlib import Path

import pytest

from given.law_rows import shipped_table
from given.shipped_clauses import shipped_library
from judges.checkout import ROOT
from tenderkit.model.case.choices import TargetGroup
from tenderkit.workflows.check.check import check
from tenderkit.workflows.clauses.clause_test_run import say
from tenderkit.workflows.papers.build import BuildOptions, build

LISTED = "  target_groups: [far_from_labour_market]\n"
YOUNG = (
    "    - {title: ungdomar 17–19 år, definition: de som fyller 17–19 år under kalenderåret, proof: en id-handling, "
    "by: age, reason: Jobben är för gymnasieelever.}\n"
)
BORN = (
    "    - {title: utrikes födda, definition: personer utan arbete som är födda utomlands, proof: en id-handling, "
    "by: origin, reason: Nämnden beslutade om gruppen.}\n"
)


def _case(home: Path, groups: str, text: str = "short") -> Path:
    case = home / "vaghyveln"
    case.mkdir()
    shutil.copy(ROOT / "samples" / "vaghyveln" / "upphandling.yaml", case)
    file = case / "upphandling.yaml"
    words = file.read_text("utf-8").replace("format: 1\n", f"format: 2\ntext: {text}\n", 1)
    assert words.count(LISTED) == 1
    file.write_text(words.replace(LISTED, groups), "utf-8")
    return case


def _built(case: Path, kind: str) -> str:
    result = build(case, BuildOptions(kinds=(kind,)))
    (text,) = (path for path in result.files if path.name == f"{kind}.txt")
    return text.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("text", ["short", "full"])
def test_each_own_group_is_a_point_with_what_shows_it(text: str, tmp_path: Path) -> None:
    said = _built(_case(tmp_path, f"{LISTED}  own_groups:\n{YOUNG}{BORN}", text), "kravavsnitt")

    assert "\n- Personer långt från arbetsmarknaden: utan arbete i mer än 6 månader" in said
    assert (
        "\n- Ungdomar 17–19 år: de som fyller 17–19 år under kalenderåret. Som underlag räcker en id-handling." in said
    )
    assert "\n- Utrikes födda: personer utan arbete som är födda utomlands. Som underlag räcker en id-handling." in said
    assert "Jobben är för gymnasieelever" not in said


@pytest.mark.parametrize("text", ["short", "full"])
def test_time_without_work_is_not_explained_where_no_group_rests_on_it(text: str, tmp_path: Path) -> None:
    said = _built(_case(tmp_path, f"  own_groups:\n{YOUNG}", text), "kravavsnitt")

    assert "Utan arbete är den som" not in said
    assert "Tid utan arbete räknas lika" not in said
    assert "Det saknar betydelse var personen bor eller är inskriven." in said


def test_the_assessment_tells_the_groups_and_their_reasons(tmp_path: Path) -> None:
    said = _built(_case(tmp_path, f"{LISTED}  own_groups:\n{YOUNG}{BORN}"), "bedomning")

    assert "personer som står långt från arbetsmarknaden, samt ungdomar 17–19 år och utrikes födda" in said
    assert "Skäl: Jobben är för gymnasieelever." in said
    assert "Skäl: Nämnden beslutade om gruppen." in said
    assert "2 kap. 2 § diskrimineringslagen" in said


def test_the_assessment_of_groups_by_age_speaks_of_no_origin(tmp_path: Path) -> None:
    said = _built(_case(tmp_path, f"  own_groups:\n{YOUNG}"), "bedomning")

    assert "Målgrupp: ungdomar 17–19 år" in said
    assert "diskrimineringslagen" not in said


def test_nothing_is_asked_of_the_list_when_all_groups_are_the_municipalitys_own(tmp_path: Path) -> None:
    result = check(_case(tmp_path, f"  own_groups:\n{YOUNG}"), ("kravavsnitt", "bedomning"))

    assert [problem for problem in result.problems if "target_groups" in str(problem)] == []
    assert result.refusals == ()


@pytest.mark.parametrize("text", ["short", "full"])
def test_without_own_groups_the_text_is_that_of_the_version_before(text: str) -> None:
    versions = shipped_library().clauses["malgrupper"]
    acts = shipped_table().acts
    for count in range(1, len(TargetGroup) + 1):
        for groups in combinations(TargetGroup, count):
            given = {"requirement.target_groups": groups, "requirement.places.count": 4, "computed.text": text}
            before, after = (say(versions[number].clause, given, acts) for number in ("2.0.0", "2.1.0"))
            assert after.text == before.text
