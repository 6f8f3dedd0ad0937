from pathlib import Path

import pytest

from given.own_kind import HEAD, own_kind
from given.shipped_kind import PLACES, shipped_kind
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.problems import InvalidInputError
from tenderkit.readers.papers.about_reader import kinds_about, read_about_what, read_kind_roles


def about(home: Path, said: str) -> tuple[AboutWhat, ...]:
    own_kind(home, "Text.", "allow: []\n", f"{HEAD}about: {said}\n")
    return read_about_what(home / "bibliotek" / "templates" / "prov")


def test_most_kinds_are_about_a_case_and_say_nothing() -> None:
    folder = PLACES.kind_folder("overlamning")
    assert folder is not None

    assert read_about_what(folder) == (AboutWhat.CASE,)


def test_one_word_or_several_may_be_said(tmp_path: Path) -> None:
    assert about(tmp_path / "ett", "year") == (AboutWhat.YEAR,)
    assert about(tmp_path / "fler", "[case, plan_row]") == (AboutWhat.CASE, AboutWhat.PLAN_ROW)


@pytest.mark.parametrize("said", ["kommunen", "[]"])
def test_another_word_and_no_word_are_refused(tmp_path: Path, said: str) -> None:
    with pytest.raises(InvalidInputError):
        about(tmp_path, said)


def test_each_shipped_kind_is_found_under_what_it_is_about() -> None:
    found = {what: set(kinds_about(PLACES, what)) for what in AboutWhat}

    assert {kind for kinds in found.values() for kind in kinds} == set(PLACES.kinds())
    assert "rollinstruktion" in found[AboutWhat.MUNICIPALITY] - found[AboutWhat.CASE]


def test_the_head_of_a_kind_says_what_the_whole_file_says() -> None:
    for kind_id in PLACES.kinds():
        folder, kind = PLACES.kind_folder(kind_id), shipped_kind(kind_id)
        assert folder is not None
        head = read_kind_roles(folder)
        assert (head.id, head.title, head.from_role, head.to_role) == (
            kind.id,
            kind.title,
            kind.from_role,
            kind.to_role,
        )
        assert (head.phase, head.order, head.about) == (kind.phase, kind.order, kind.about)
