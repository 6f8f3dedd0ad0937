"""A tree of letters written as by hand: whatever it holds, it reads as what it was made of."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.readers.yaml.by_hand import item_lines, key_lines
from tenderkit.readers.yaml.yaml_events import Tree
from tenderkit.readers.yaml.yaml_reader import parse_yaml

LONG = (
    "En plats avslutades den 19 maj 2028. En ny plats skulle ha börjat eller hållits öppen senast den 30 juni 2028. "
    * 2
)
LETTERS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"]), max_size=40),
    st.sampled_from(["null", "~", "", "ja: nej", "a #b", "- x", "'", '"', "2027-06-01", "37,5", LONG, f"{LONG}\nRad två.\n\nRad tre.\n", "slut:"]),
)  # fmt: skip
KEYS = st.sampled_from(["date", "event", "facts", "P-01", "värde"])
TREES = st.recursive(
    LETTERS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def read(lines: list[str]) -> Tree:
    source = parse_yaml("\n".join(lines) + "\n", PurePath("fil.yaml"))
    assert source.problems == ()
    return source.data


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_what_is_written_reads_as_what_it_was_made_of(block: dict[str, Tree]) -> None:
    assert read(list(key_lines(block, 0))) == block
    assert read(["items:", *item_lines(block, 2)]) == {"items": [block]}


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        pytest.param({"date": "2028-05-08", "event": "started", "place": "P-01"}, ["- {date: 2028-05-08, event: started, place: P-01}"], id="short"),
        pytest.param({"covers": "Namnet, till Exempel AB."}, ['- {covers: "Namnet, till Exempel AB."}'], id="a comma in braces"),
        pytest.param(
            {"event": "remedied", "facts": LONG.strip()},
            [
                "- event: remedied",
                "  facts: >-",
                "    En plats avslutades den 19 maj 2028. En ny plats skulle ha börjat eller hållits öppen senast den 30 juni 2028. En",
                "    plats avslutades den 19 maj 2028. En ny plats skulle ha börjat eller hållits öppen senast den 30 juni 2028.",
            ],
            id="long",
        ),
    ],
)  # fmt: skip
def test_a_short_thing_stands_on_its_line_and_a_long_text_is_folded(block: dict[str, Tree], lines: list[str]) -> None:
    assert list(item_lines(block, 0)) == lines
