"""What a kind says of itself before its time, read without the rest of its file."""

from pathlib import Path

import pytest

from judges.checkout import ROOT
from tenderkit.problems import InvalidInputError
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.papers.to_come_reader import read_to_come

TEMPLATES = ROOT / "templates"
KINDS = sorted(path.parent.name for path in TEMPLATES.glob("*/document.yaml"))
DECLARED = (TEMPLATES / "overenskommelse" / "document.yaml").read_text("utf-8")


def written(folder: Path, text: str) -> Path:
    (folder / "document.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_of_a_kind_says_what_its_whole_file_says(kind: str) -> None:
    whole = read_kind(TEMPLATES / kind, ("arbetsgivare", "myndighet"))

    head = read_to_come(TEMPLATES / kind)

    assert (head is None) == (whole.to_come is None)
    if head is not None:
        assert (head.id, head.title, head.to_come) == (whole.id, whole.title, whole.to_come)
        assert head.conditions == tuple(need.holds for need in whole.needs)


def test_the_papers_that_ask_something_of_the_officer_say_so() -> None:
    assert [kind for kind in KINDS if read_to_come(TEMPLATES / kind)] == [
        *("bedomning", "overenskommelse", "overlamning", "startmote")
    ]


def test_the_order_of_the_keys_and_the_line_ends_do_not_matter(tmp_path: Path) -> None:
    first, rest = DECLARED.split("to_come:")
    block, allow = rest.split("\n\n", 1)
    moved = f"{first}\n{allow}\nto_come:{block}\n".replace("\n", "\r\n")

    assert read_to_come(written(tmp_path, moved)) == read_to_come(TEMPLATES / "overenskommelse")


def test_a_kind_may_say_that_it_says_nothing(tmp_path: Path) -> None:
    text = "format: 1\nid: brev\ntitle: Brev\nphase: analysis\nto_come:\n"

    assert read_to_come(written(tmp_path, text)) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("requirement.dialogue is stated and", "requirement.dialogue är stated and", "TK-L014", id="a condition"),
        pytest.param("  asks: [req", "  ask: [req", "TK-C004", id="a misspelt key"),
    ],
)  # fmt: skip
def test_a_fault_is_told(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert DECLARED.count(old) == 1

    with pytest.raises(InvalidInputError, match=code):
        read_to_come(written(tmp_path, DECLARED.replace(old, new)))
