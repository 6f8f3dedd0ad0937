"""A slip on one line hides none of the others: it is told at its line, and the rest is read."""

from itertools import combinations
from pathlib import PurePath

import pytest

from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml

NAME = PurePath("fil.yaml")
SOUND = """\
title: Väghyveln
unit: Teknisk förvaltning
block:
  first: 1
  kinds: [employment, internship]
  contact: {name: Bo, phone: 1}
items:
  - one
  - a: 2
    b: 3
last: 9
"""
DATA = parse_yaml(SOUND, NAME).data

SLIPS = {
    "a colon in a value": ("title: Väghyveln", "title: Ramavtal: Lokalvård", "1:8: TK-F032"),
    "a colon at the end": ("title: Väghyveln", "title: Lokalvård:", "1:8: TK-F032"),
    "a colon first": ("title: Väghyveln", "title: : Lokalvård", "1:8: TK-F032"),
    "a colon and a comment": ("title: Väghyveln", "title: Ramavtal: Lokalvård  # om it's", "1:8: TK-F032"),
    "a colon after a quotation": ("title: Väghyveln", 'title: "Ram": Lokalvård', "1:13: TK-C021"),
    "an at sign": ("unit: Teknisk förvaltning", "unit: @kommunen", "2:7: TK-C028"),
    "a per cent sign": ("unit: Teknisk förvaltning", "unit: %20 av", "2:7: TK-C028"),
    "a grave accent": ("unit: Teknisk förvaltning", "unit: `kod`", "2:7: TK-C028"),
    "a star": ("unit: Teknisk förvaltning", "unit: * viktigt", "2:7: TK-C011"),
    "an ampersand": ("unit: Teknisk förvaltning", "unit: & Co", "2:7: TK-C011"),
    "an exclamation mark": ("unit: Teknisk förvaltning", "unit: !! viktigt", "2:7: TK-C010"),
    "words after a quotation": ("title: Väghyveln", "title: 'Väg' och gata", "1:14: TK-C022"),
    "a quotation that isn't closed": ("title: Väghyveln", "title: 'Väg", "1:8: TK-C023"),
    "a quotation closed by an apostrophe below": ("title: Väghyveln\nunit: Teknisk förvaltning", "title: 'Väg\nunit: Bo's", "1:8: TK-C023"),
    "a bracket that isn't closed": ("[employment, internship]", "[employment, internship", "5:10: TK-C023"),
    "a brace that isn't closed": ("{name: Bo, phone: 1}", "{name: Bo, phone: 1 # c", "6:12: TK-C023"),
    "a bracket over two lines": ("[employment, internship]", "[employment,\n    internship", "5:10: TK-C023"),
    "words after a bracket": ("title: Väghyveln", "title: [Väg] 3", "1:14: TK-C022"),
    "words after a quotation in braces": ("{name: Bo, phone: 1}", "{name: 'Bo' Ek, phone: 1}", "6:24: TK-C022"),
    "a colon in brackets": ("[employment, internship]", "[employment: x: y, internship]", "5:23: TK-F032"),
    "an at sign in braces": ("{name: Bo, phone: 1}", "{name: @bo, phone: 1}", "6:19: TK-C028"),
    "a list on the line of its key": ("title: Väghyveln", "title: - Väg", "1:8: TK-C022"),
    "an unknown escape": ("title: Väghyveln", r'title: "C:\Users"', "1:13: TK-C029"),
    "no blank after a colon": ("title: Väghyveln", "title:Väghyveln", "1:6: TK-F033"),
    "no blank after a colon further in": ("  first: 1", "  first:1", "4:8: TK-F033"),
    "no colon": ("title: Väghyveln", "title Väghyveln", "1:1: TK-F034"),
    "no colon, further in": ("  first: 1", "  first 1", "4:3: TK-F034"),
    "a tab": ("    b: 3", "\t\tb: 3", "10:1: TK-C020"),
    "a tab after blanks": ("    b: 3", "  \tb: 3", "10:1: TK-C020"),
    "tabs": ("  first: 1\n  kinds:", "\tfirst: 1\n\tkinds:", "4:1: TK-F035"),
    "a key too far out": ("  contact:", " contact:", "6:2: TK-C022"),
    "a key too far in": ("  contact:", "   contact:", "6:4: TK-C022"),
    "an item too far out": ("    b: 3", "   b: 3", "10:4: TK-C022"),
    "the first of a block too far in": ("  first: 1", "     first: 1", "4:6: TK-C022"),
}  # fmt: skip


def found(text: str) -> tuple[list[str], YamlSource | None]:
    try:
        source = parse_yaml(text, NAME)
    except InvalidInputError as error:
        return [f"{each.line}:{each.column}: {each.message.code}" for each in error.problems], None
    return [f"{each.line}:{each.column}: {each.message.code}" for each in source.problems], source


@pytest.mark.parametrize(("right", "typed", "told"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_once_and_all_else_is_read(right: str, typed: str, told: str) -> None:
    assert right in SOUND

    lines, source = found(SOUND.replace(right, typed))

    assert lines == [told]
    assert source is not None
    assert source.data.keys() - {"title"} == DATA.keys() - {"title"}
    assert [name for name in DATA if source.data.get(name) != DATA[name]] in (
        [],
        ["title"],
        ["unit"],
        ["block"],
        ["title", "unit"],
    )
    assert source.data["last"] == "9"
    assert source.places["last",][0] == SOUND.replace(right, typed).count("\n")


@pytest.mark.parametrize(("first", "second"), list(combinations(("a colon in a value", "an ampersand", "no blank after a colon further in", "a colon in brackets", "an at sign in braces", "a tab", "a quotation that isn't closed"), 2)))  # fmt: skip
def test_two_slips_are_both_told(first: str, second: str) -> None:
    text, told = SOUND, []
    for name in (first, second):
        right, typed, at = SLIPS[name]
        if right not in text:
            return
        text = text.replace(right, typed)
        told.append(at)

    assert sorted(found(text)[0]) == sorted(told)


def test_slips_on_every_line_are_all_told() -> None:
    lines, _ = found("".join(f"key{number}: a: b\n" for number in range(40)))

    assert lines == [f"{number + 1}:{len(str(number)) + 6}: TK-F032" for number in range(40)]


def test_a_value_that_could_not_be_read_has_no_other_fault() -> None:
    source = parse_yaml("a: @x\nb: *y\nc: [1\nd: e\n", NAME)

    assert source.unread == {1, 2, 3}


def test_where_nothing_helps_the_slip_is_told_alone() -> None:
    assert found("a: ]\n  - }\n b: {\n")[0][-1:] != []
    assert found("{a: [b, {c: 'd\n")[1] is None


def test_a_large_file_is_not_read_again_and_again() -> None:
    many = "".join(f"key{number}: a: b\n" for number in range(5000))

    lines, source = found(many)

    assert 1 <= len(lines) < 40
    assert source is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("title: Hus #3, asfaltering", ["1:8 TK-F031 värdet slutar med ”Hus”, för # gör resten av raden till en kommentar"], id="a number"),
        pytest.param("title: Hus # 3, asfaltering", ["1:8 TK-F031 värdet slutar med ”Hus”, för # gör resten av raden till en kommentar"], id="a blank and a number"),
        pytest.param("title: Hus\t#gata", ["1:8 TK-F031 värdet slutar med ”Hus”, för # gör resten av raden till en kommentar"], id="a tab and a word"),
        pytest.param("a: [Hus #3\n  ]", ["1:5 TK-F031 värdet slutar med ”Hus”, för # gör resten av raden till en kommentar"], id="in brackets"),
        pytest.param("title: #3 Hus", ["1:7 TK-F036 efter kolonet står bara en kommentar, för den börjar med #"], id="first"),
        pytest.param("title: 811218-9876 AB #3", ["1:8 TK-F031 värdet slutar med ”…”, för # gör resten av raden till en kommentar"], id="a number that may be personal"),
        pytest.param("title: Hus # från norr", [], id="a comment"),
        pytest.param("title: Hus  # 3 stycken", [], id="a comment after two blanks"),
        pytest.param("count: 4 #st", [], id="a number alone"),
        pytest.param("title: 'Hus #3'", [], id="quoted"),
        pytest.param("title: Hus#3", [], id="no blank before it"),
        pytest.param("title: Hus  ## mer", [], id="two signs"),
        pytest.param("text: |\n  Hus #3\n", [], id="in a text of lines"),
        pytest.param("block: #kommentar\n  a: 1", [], id="above a block"),
    ],
)  # fmt: skip
def test_a_value_that_a_comment_cuts_off_is_remarked_on(typed: str, told: list[str]) -> None:
    remarks = parse_yaml(typed + "\nb: 1\n", NAME).remarks

    assert [f"{each.line}:{each.column} {each.message.code} {each.message.what}" for each in remarks] == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("a: \u200fמשה", ["1:4 U+200F 1"], id="a mark"),
        pytest.param('a: "x\\u202ey"', ["1:4 U+202E 2"], id="as an escape"),
        pytest.param("a: x\u2067y\u2069z\u200b", ["1:4 U+2067 2"], id="the first of several"),
        pytest.param("a: |\n  x\n  y\u200bz", ["3:1 U+200B 4"], id="in a text of lines"),
        pytest.param("a: x\u200dy", ["1:4 U+200D 2"], id="a joiner between Latin letters"),
        pytest.param("a: نمی\u200cدانم 👩\u200d🚒", [], id="joiners where they belong"),
        pytest.param("a: löne\u00adbidrag", [], id="a soft hyphen"),
        pytest.param("a: x # \u202e", [], id="in a comment"),
    ],
)
def test_a_letter_that_nobody_sees_is_kept_and_remarked_on(typed: str, told: list[str]) -> None:
    source = parse_yaml(typed, NAME)

    remarks = [(each, each.message.facts) for each in source.remarks]
    assert [f"{each.line}:{each.column} {facts['letter']} {facts['position']}" for each, facts in remarks] == told
    assert {each.message.code for each in source.remarks} <= {"TK-F037"}
