"""Changing a value in a hand-kept file: all that the reader accepts can be edited, and nothing else changes."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import assume, given, seed, settings
from hypothesis import strategies as st

from tenderkit.problems import InvalidInputError, Key, TenderkitError
from tenderkit.readers.yaml.yaml_changes import Add, Clear, Drop, Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import MOST_BYTES, YamlSource, parse_yaml

NAME = PurePath("fil.yaml")

FILE = """\
# överst
placements:
  # före den första
  - id: P-01   # numret
    name: Kim Exempel  # namnet
    tasks: [städa]
    recommendation:  # brevet
      consent: 2027-11-20
      # om personen
      text: |
        Alltid i tid.
        # ingen kommentar

      by: {name: Bo Exempel}  # chefen

    # efter brevet
    kind: internship
  - {id: P-02, name: "Li, Prov", waiver: {date: 2027-05-02, covers: x}, kind: internship}
  - id: P-03
    name: >-
      Bo
      Annan
    waiver:

    # sist
"""


def changed(text: str, *edits: Edit) -> str:
    return edited(text.encode("utf-8"), NAME, edits).decode("utf-8")


def emptied(text: str, keys: Iterable[Key]) -> str:
    return changed(text, *(Put(key, None) for key in keys))


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        pytest.param(("placements", 0, "name"), "Kim Exempel  # namnet", "null  # namnet", id="a word with a comment"),
        pytest.param(("placements", 1, "name"), '"Li, Prov"', "null", id="a quoted word in braces"),
        pytest.param(("placements", 1, "waiver"), "{date: 2027-05-02, covers: x}", "null", id="a block in braces"),
        pytest.param(("placements", 2, "name"), ">-\n      Bo\n      Annan", "null", id="words over several lines"),
        pytest.param(
            ("placements", 0, "recommendation"),
            FILE[FILE.index("  # brevet") : FILE.index("  # chefen")],
            " null  # brevet",
            id="a block of lines",
        ),
    ],
)
def test_only_the_value_goes(key: tuple[str | int, ...], old: str, new: str) -> None:
    assert FILE.count(old) == 1

    assert emptied(FILE, [key]) == FILE.replace(old, new)


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(("placements", 2, "waiver"), id="empty already"),
        pytest.param(("placements", 0, "birth_date"), id="not there"),
        pytest.param(("placements", 7, "name"), id="no such item"),
    ],
)
def test_what_is_not_there_is_left_alone(key: tuple[str | int, ...]) -> None:
    assert emptied(FILE, [key]) == FILE


def test_several_keys_go_at_once_and_the_rest_reads_the_same() -> None:
    keys: list[Key] = [("placements", 0, "name"), ("placements", 1, "waiver"), ("placements", 0, "recommendation")]

    after = parse_yaml(emptied(FILE, keys), NAME).data

    expected = parse_yaml(FILE, NAME).data
    for _, index, name in keys:
        expected["placements"][index][name] = None  # type: ignore[index]  # a tree of YAML
    assert after == expected


def test_a_block_that_ends_with_a_list_goes_to_its_last_item() -> None:
    before = "a:\n  waiver:\n    covers:\n      - x\n      - y z\n  # kvar\n  kind: k\n"

    assert emptied(before, [("a", "waiver")]) == "a:\n  waiver: null\n  # kvar\n  kind: k\n"


@pytest.mark.parametrize("mark", [pytest.param("\ufeff", id="a byte order mark"), pytest.param("", id="none")])
def test_line_ends_and_marks_of_windows_stay(mark: str) -> None:
    windows = mark + FILE.replace("\n", "\r\n")

    after = emptied(windows, [("placements", 0, "recommendation"), ("placements", 0, "name")])

    assert after.startswith(mark + "# överst\r\n")
    assert after.count("\n") == after.count("\r\n")
    assert "null  # brevet  # chefen\r\n" in after


@given(
    st.text(
        st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"),
        min_size=1,
        max_size=30,
    )
)
def test_any_name_goes_whole(name: str) -> None:
    quoted = name.replace("'", "''")
    before = f"placements:\n  - id: P-01\n    name: '{quoted}'  # x\n    kind: y\n"

    after = emptied(before, [("placements", 0, "name")])

    assert after == "placements:\n  - id: P-01\n    name: null  # x\n    kind: y\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a:\tKim\t# c\t\nb: 1\n", "a:\tnull\t# c\t\nb: 1\n", id="tabs after a colon and before a comment"),
        pytest.param("a: Kim\t\nb: 1\n", "a: null\t\nb: 1\n", id="a tab at the end of a line"),
        pytest.param("{a:\tKim\t,\tb: 1}\n", "{a:\tnull\t,\tb: 1}\n", id="tabs in a flow"),
        pytest.param("a: Kim\rb: 1\r", "a: null\rb: 1\r", id="CR alone as line end"),
        pytest.param("a:\r\n  b: Kim\r\nc: 1", "a: null\r\nc: 1", id="CRLF, and no end of the last line"),
        pytest.param("\ufeffa: Kim\n", "\ufeffa: null\n", id="a byte order mark"),
        pytest.param("? a\n: Kim\n", "? a\n: null\n", id="a key with a question mark"),
        pytest.param('{"a":"Kim"}', '{"a": null}', id="JSON"),
        pytest.param("{a: # c\n Kim}\n", "{a: # c\n null}\n", id="a comment in a flow"),
        pytest.param("a: # c\n - b\n - c\n# d\n", "a: null # c\n# d\n", id="a list"),
        pytest.param("a:\n|\nb: 1\n", "a: null\nb: 1\n", id="a text that begins at the margin"),
        pytest.param("--- {a: 'K''i\n  m'}\n...\n", "--- {a: null}\n...\n", id="a quotation over lines"),
    ],
)  # fmt: skip
def test_whatever_the_form_only_the_value_goes(before: str, after: str) -> None:
    assert emptied(before, [("a",)]) == after


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param("a: 1 # c\n", Put(("a",), "x: #y"), 'a: "x: #y" # c\n', id="a value that needs quoting"),
        pytest.param("a: 1\n", Put(("a",), "null"), 'a: "null"\n', id="the word null"),
        pytest.param("a: 1\n", Put(("a",), "b\u2028\x85c"), 'a: "b\\U00002028\\U00000085c"\n', id="letters that can't stand in a file"),
        pytest.param("a:  # c\nb: 1\n", Put(("a",), "x"), "a: x  # c\nb: 1\n", id="nothing becomes a value"),
        pytest.param("a:\n  -\n  - y\n", Put(("a", 0), "x"), "a:\n  - x\n  - y\n", id="an empty item"),
        pytest.param("{a, b: 1}\n", Put(("a",), "x"), "{a: x, b: 1}\n", id="a key without a colon"),
        pytest.param("? a\nb: 1\n", Put(("a",), "x"), "? a\n: x\nb: 1\n", id="a question mark without a colon"),
        pytest.param("a: {b: 1}\n", Put(("a",), {"b": "2", "c": "3", "d": None}), "a: {b: 2, c: 3}\n", id="a block is put key by key"),
        pytest.param("a:\n  b: 1 # c\n# d\n", Put(("a", "x"), "2"), "a:\n  b: 1 # c\n  x: 2\n# d\n", id="a new key, after the last"),
        pytest.param("a:\r  b: 1", Put(("a", "x"), "2"), "a:\r  b: 1\r  x: 2", id="the line ends of the file"),
        pytest.param("a:\n  b: |+\n    c\n\nd: 1\n", Put(("a", "x"), "2"), "a:\n  b: |+\n    c\n\n  x: 2\nd: 1\n", id="after a text with its empty lines"),
        pytest.param("a:  # c\nb: 1\n", Put(("a", "x"), {"y": {"z": "2"}}), "a:  # c\n  x:\n    y: {z: 2}\nb: 1\n", id="blocks in a block that was empty"),
        pytest.param("a: {b: }\n", Put(("a", "x"), "2"), "a: {b: , x: 2 }\n", id="after a key without a value"),
        pytest.param("a: {# c\n}\n", Put(("a", "x"), "2"), "a: {x: 2 # c\n}\n", id="into empty braces"),
        pytest.param("a: 1\n", Put(("b", "c"), {"d": ["2", {"e": "3"}]}), "a: 1\nb:\n  c:\n    d:\n      - 2\n      - {e: 3}\n", id="a block of new blocks"),
        pytest.param("a: []\n", Add(("a",), ("1", "2")), "a: [1, 2]\n", id="into empty brackets"),
        pytest.param("a: [1, ]\n", Add(("a",), ("2",)), "a: [1, 2, ]\n", id="before a comma at the end"),
        pytest.param("a:\n- 1 # c\n# d\nb: 1\n", Add(("a",), ({"e": "2", "f": None},)), "a:\n- 1 # c\n- {e: 2}\n# d\nb: 1\n", id="to a list at the margin"),
        pytest.param("a: # c\n", Add(("a",), ("2",)), "a: # c\n  - 2\n", id="to a list that was empty"),
        pytest.param("a: ~\n", Add(("a",), ("2", ["3"])), "a: [2, [3]]\n", id="in the place of a tilde"),
        pytest.param("b: 1\n", Add(("a",), ("2",)), "b: 1\na:\n  - 2\n", id="to a list that wasn't there"),
        pytest.param("{b: 1}", Add(("a",), ("2",)), "{b: 1, a: [2]}", id="to a list that wasn't there, in braces"),
    ],
)  # fmt: skip
def test_values_are_put_and_added_where_they_belong(before: str, edit: Edit, after: str) -> None:
    assert changed(before, edit) == after


@pytest.mark.parametrize(
    ("before", "edit", "after"),
    [
        pytest.param("a: 1   # c\nb: 2\n", Clear(("a",)), "a:   # c\nb: 2\n", id="a word, its comment stays"),
        pytest.param("a: 1\nb: 2\n", Clear(("a",), "FYLL I"), "a:  # FYLL I\nb: 2\n", id="a note"),
        pytest.param("a: 1  # c\n", Clear(("a",), "FYLL I"), "a:  # FYLL I  # c\n", id="a note before a comment"),
        pytest.param("a: 1  # FYLL I: c\n", Clear(("a",), "FYLL I"), "a:  # FYLL I: c\n", id="a note that stands there"),
        pytest.param("a:\r\n", Clear(("a",), "FYLL I"), "a:  # FYLL I\r\n", id="a note where nothing stood"),
        pytest.param("a: # c\n  - x: 1\n    # d\n    y: 2 # e\n# f\nb: 1\n", Clear(("a",)), "a: # c\n# f\nb: 1\n", id="a block of lines"),
        pytest.param("a: |\n  x\n  y\n\n# d\nb: 1\n", Clear(("a",)), "a:\n\n# d\nb: 1\n", id="a text of several lines"),
        pytest.param("a: {b: 1, c: 2} # d\n", Clear(("a", "b"), "FYLL I"), "a: {b: null, c: 2} # d\n", id="in braces it is null"),
        pytest.param("a:\n  - b: [1, 2] # d\n", Clear(("a", 0, "b")), "a:\n  - b: # d\n", id="in an item"),
        pytest.param("a: 1\n", Clear(("b",), "FYLL I"), "a: 1\n", id="what isn't there"),
        pytest.param("a: 1\nb:\n  c: 1 # d\n  # e\n\nf: 1\n", Drop(("b",)), "a: 1\n  # e\n\nf: 1\n", id="a key goes with its lines"),
        pytest.param("a: 1\r\nb: 2", Drop(("b",)), "a: 1\r\n", id="the last key, without the end of its line"),
        pytest.param("{a: 1, b: 2, c: 3}\n", Drop(("b",)), "{a: 1, c: 3}\n", id="a key in braces"),
        pytest.param("{a: 1, b: 2}\n", Drop(("b",)), "{a: 1}\n", id="the last key in braces"),
        pytest.param("a: {b: 1}\n", Drop(("a", "b")), "a: {}\n", id="the only key"),
        pytest.param("a:\n- b: 1\n  c: 2\n", Drop(("a", 0, "b")), "a:\n- c: 2\n", id="a key behind a hyphen"),
        pytest.param("a: 1\n", Drop(("b",)), "a: 1\n", id="a key that isn't there"),
        pytest.param(
            "a:\n  # ett\n  - b: 1 # c\n    # d\n    e: 2\n  - b: 3\n    e: 4 # f\n  # tre\n  - b: 5 # g\n",
            Drop(("a", 1)),
            "a:\n  # ett\n  - b: 1 # c\n    # d\n    e: 2\n  # tre\n  - b: 5 # g\n",
            id="an item goes with its lines, and the comments of the others stay",
        ),
        pytest.param("a:\n- b\n- # varför - så\n  c\n", Drop(("a", 1)), "a:\n- b\n", id="the last item, with a comment behind its hyphen"),
        pytest.param("a:\n- |\n  b\n  c\n- d\n", Drop(("a", 0)), "a:\n- d\n", id="an item of several lines"),
        pytest.param("a: [b, c, d]\n", Drop(("a", 1)), "a: [b, d]\n", id="an item in brackets"),
        pytest.param("a: [b, c]\n", Drop(("a", 1)), "a: [b]\n", id="the last item in brackets"),
        pytest.param("a:\n- b\n", Drop(("a", 0)), "a: []\n", id="the only item"),
        pytest.param("a: [b]\n", Drop(("a", 0)), "a: []\n", id="the only item in brackets"),
        pytest.param("a:\n- - b\n  - c\n", Drop(("a", 0, 0)), "a:\n- - c\n", id="an item behind a hyphen"),
        pytest.param("a: [b]\n", Drop(("a", 4)), "a: [b]\n", id="an item that isn't there"),
    ],
)  # fmt: skip
def test_values_are_cleared_and_keys_are_dropped(before: str, edit: Edit, after: str) -> None:
    assert changed(before, edit) == after


def test_a_file_that_would_become_too_large_is_left_alone() -> None:
    full = b"a:\n  b: 1\n" + b"#" * (MOST_BYTES - 12) + b"\n"

    with pytest.raises(TenderkitError) as raised:
        edited(full, NAME, [Put(("a", "b"), "mer")])

    assert raised.value.message.code == "TK-F030"
    assert raised.value.message.facts["lines"] == "2"


def test_a_file_with_a_fault_of_form_is_not_edited() -> None:
    with pytest.raises(InvalidInputError) as raised:
        changed("a: &x 1\n", Put(("a",), "2"))

    assert raised.value.problems[0].message.code == "TK-C011"


_PIECES = ("\t", " ", "  ", "\r", "\r\n", "\n", " # c", ",", "{", "}", "[", "]", ": ", "? ", "- ", "'", '"', "|", "|+", ">", "~", "x", "\xa0", "\u2029")  # fmt: skip
_DAMAGE = st.lists(st.tuples(st.integers(0, len(FILE)), st.sampled_from(_PIECES), st.integers(0, 3)), max_size=3)


@seed(20261129)
@settings(max_examples=400)
@given(_DAMAGE, st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_whatever_can_be_read_can_be_edited(
    damage: list[tuple[int, str, int]], line_end: str, data: st.DataObject
) -> None:
    text = FILE
    for at, piece, gone in damage:
        text = text[:at] + piece + text[at + gone :]
    text = text.replace("\n", line_end)
    source = _sound(text)
    assume(source is not None)
    assert source is not None
    key = data.draw(st.sampled_from(sorted(source.places, key=str)))
    value: Any = source.data
    for step in key:
        value = value[step]
    edits: list[Edit] = [Put(key, None), Put(key, "ny: #'å"), Put(("ny", "block"), {"a": {"b": "c"}})]
    if isinstance(key[-1], str):
        edits.append(Clear(key, "FYLL I"))
    edits.append(Drop(key))
    if isinstance(value, dict):
        edits.append(Put((*key, "ny"), {"a": "b", "c": ["d"]}))
    if value is None or isinstance(value, list):
        edits.append(Add(key, ({"a": "b"}, "c")))

    for edit in edits:
        assert edited(text.encode("utf-8"), NAME, [edit])


def _sound(text: str) -> YamlSource | None:
    try:
        source = parse_yaml(text, NAME)
    except InvalidInputError:
        return None
    return None if source.problems else source
