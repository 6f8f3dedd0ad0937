from pathlib import Path, PurePath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.messages import Message
from tenderkit.problems import ExitCode, Fault, InvalidInputError, RefusedError, TenderkitError
from tenderkit.readers.yaml import yaml_events
from tenderkit.readers.yaml.yaml_events import DEEPEST, shown
from tenderkit.readers.yaml.yaml_reader import (
    MOST_BYTES,
    MOST_BYTES_OF_A_JOURNAL,
    MOST_PROBLEMS,
    YamlSource,
    decode,
    parse_yaml,
    read_yaml,
)

NAME = PurePath("fil.yaml")


def lines_of(text: str | bytes, first_line: int = 1) -> list[str]:
    try:
        problems = parse_yaml(text, NAME, first_line).problems
    except InvalidInputError as error:
        problems = error.problems
    return [f"{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}" for problem in problems]


def parse(text: str) -> YamlSource:
    source = parse_yaml(text, NAME)
    assert not source.problems
    return source


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("NO", "NO", id="NO is Norway"),
        pytest.param("1.10", "1.10", id="a version keeps its nought"),
        pytest.param("010", "010", id="a leading nought"),
        pytest.param("2026-11-01", "2026-11-01", id="a date"),
        pytest.param("yes", "yes", id="yes"),
        pytest.param("12:30:00", "12:30:00", id="no base sixty"),
        pytest.param("1_000", "1_000", id="an underscore"),
        pytest.param("0x1F", "0x1F", id="no hexadecimal"),
        pytest.param(".inf", ".inf", id="no infinity"),
        pytest.param("'null'", "null", id="a quoted null is text"),
        pytest.param('""', "", id="quoted nothing is text"),
        pytest.param("null", None, id="null"),
        pytest.param("~", None, id="tilde"),
        pytest.param("", None, id="nothing"),
        pytest.param("# kommentar", None, id="only a comment"),
        pytest.param("a & b < c", "a & b < c", id="ampersand within text"),
        pytest.param("'{{ 7*7 }}'", "{{ 7*7 }}", id="braces in quotes"),
        pytest.param("2*3*4", "2*3*4", id="stars"),
        pytest.param("x [a](b)", "x [a](b)", id="a link"),
        pytest.param(r"C:\*temp", r"C:\*temp", id="a Windows path"),
        pytest.param("smile 😀", "smile 😀", id="an emoji"),
        pytest.param("שלום", "שלום", id="right-to-left letters"),
        pytest.param('"a\\nb"', "a\nb", id="an escaped line break"),
        pytest.param("|\n  rad ett\n  rad två", "rad ett\nrad två", id="a block of lines"),
        pytest.param(">-\n  rad ett\n  rad två", "rad ett rad två", id="a folded block"),
    ],
)
def test_a_scalar_stays_the_letters_that_were_typed(typed: str, kept: str | None) -> None:
    assert parse(f"a: {typed}").data == {"a": kept}


def test_blocks_and_lists_nest() -> None:
    source = parse("a: {b: [1, {c: 2}]}\nd:\n  - e\n  - f: g\n")

    assert source.data == {"a": {"b": ["1", {"c": "2"}]}, "d": ["e", {"f": "g"}]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", ["1:1: TK-C015 filen är tom"], id="empty file"),
        pytest.param("# bara\n# kommentarer\n", ["1:1: TK-C015 filen är tom"], id="only comments"),
        pytest.param("---\n", ["2:1: TK-C015 filen är tom"], id="only a document start"),
        pytest.param("- a\n", ["1:1: TK-C014 filen ska bestå av nycklar och värden"], id="a list at the top"),
        pytest.param("bara text\n", ["1:1: TK-C014 filen ska bestå av nycklar och värden"], id="text at the top"),
        pytest.param("a: 1\nb: 2\na: 3\n", ["3:1: TK-C009 nyckeln a står två gånger, första gången på rad 1"], id="duplicate key"),
        pytest.param(
            "a: {b: 1, b: 2, c: 3}\nd: 1\nd: 2\n",
            [
                "1:11: TK-C009 nyckeln b står två gånger, första gången på rad 1",
                "3:1: TK-C009 nyckeln d står två gånger, första gången på rad 2",
            ],
            id="duplicate keys on two levels",
        ),
        pytest.param("a: !!int 5\n", ["1:4: TK-C010 YAML-märken (utropstecken före ett värde, %TAG) används inte här"], id="a tag"),
        pytest.param(
            "a: !!python/object/apply:os.system [ls]\n",
            ["1:4: TK-C010 YAML-märken (utropstecken före ett värde, %TAG) används inte här"],
            id="a Python object",
        ),
        pytest.param(
            "%TAG ! tag:example.org,2000:\n---\na: 1\n",
            ["1:1: TK-C010 YAML-märken (utropstecken före ett värde, %TAG) används inte här"],
            id="a tag directive",
        ),
        pytest.param(
            "a: &x [1]\nb: *x\n",
            [
                "1:4: TK-C011 YAML-ankare och hänvisningar (& och * före ett värde) används inte här",
                "2:4: TK-C011 YAML-ankare och hänvisningar (& och * före ett värde) används inte här",
            ],
            id="an anchor and its alias",
        ),
        pytest.param(
            "*a : 1\n",
            ["1:1: TK-C011 YAML-ankare och hänvisningar (& och * före ett värde) används inte här"],
            id="an alias as a key",
        ),
        pytest.param("<<: {a: 1}\nb: 2\n", ["1:1: TK-C012 sammanslagning (<<) används inte här"], id="a merge key"),
        pytest.param("a: 1\n---\nb: 2\n", ["2:1: TK-C013 filen innehåller mer än ett dokument"], id="two documents"),
        pytest.param("? [a]\n: 1\n", ["1:3: TK-C024 en nyckel ska vara ett ord"], id="a list as a key"),
        pytest.param("a:\n  ~: 1\n", ["2:3: TK-C024 en nyckel ska vara ett ord"], id="no key"),
        pytest.param("a:\n\tb: 1\n", ["2:1: TK-C020 raden är indragen med tabb"], id="a tab"),
        pytest.param("a: 'b': c\n", ["1:7: TK-C021 kolonet passar inte här"], id="a colon in a value"),
        pytest.param("a:\n  b: 1\n c: 2\n", ["3:2: TK-C022 raden passar inte in bland raderna ovanför"], id="indentation"),
        pytest.param('a: "b" c\n', ["1:8: TK-C022 raden passar inte in bland raderna ovanför"], id="after a quotation"),
        pytest.param("a: - b\n", ["1:4: TK-C022 raden passar inte in bland raderna ovanför"], id="a list on a key's line"),
        pytest.param("a: 1\nb: [1, 2\n", ["2:4: TK-C023 citattecknet eller parentesen som börjar här avslutas aldrig"], id="open bracket"),
        pytest.param("a: 'x\nb: 1\n", ["1:4: TK-C023 citattecknet eller parentesen som börjar här avslutas aldrig"], id="open quotation"),
        pytest.param("a: [b, {d: 'e\n", ["1:12: TK-C023 citattecknet eller parentesen som börjar här avslutas aldrig"], id="open quotation in brackets"),
        pytest.param("a: [b,, c]\n", ["1:7: TK-C029 det här kan inte läsas som YAML"], id="a comma too many"),
        pytest.param("a: @x\n", ["1:4: TK-C028 ett värde kan inte börja med det här tecknet"], id="an at sign"),
        pytest.param('a: "\\q"\n', ["1:5: TK-C029 det här kan inte läsas som YAML"], id="an unknown escape"),
        pytest.param("a: ok\nb: x\x07y\nc: \x00\n", ["2:5: TK-C017 raden innehåller ett styrtecken (U+0007) som inte kan läsas", "3:4: TK-C017 raden innehåller ett styrtecken (U+0000) som inte kan läsas"], id="control characters"),
        pytest.param(b"a: 1\nb: h\xe5r\n", ["2:5: TK-C016 filen är inte sparad som UTF-8"], id="Latin-1"),
        pytest.param("a: 1\n".encode("utf-16"), ["1:1: TK-C016 filen är inte sparad som UTF-8"], id="UTF-16"),
        pytest.param("a: \ud800\n", ["1:4: TK-C016 filen är inte sparad som UTF-8"], id="half a character"),
        pytest.param("a: " + "x" * MOST_BYTES, ["1:1: TK-C018 filen är större än 1 MiB"], id="too large"),
        pytest.param("a: " + "[" * 100_000, [f"1:{DEEPEST + 3}: TK-C019 nycklarna ligger i fler än 32 nivåer"], id="too deep"),
    ],
)  # fmt: skip
def test_a_fault_of_form_is_told_with_its_line_and_column(text: str | bytes, expected: list[str]) -> None:
    assert lines_of(text) == expected


def test_all_faults_are_told_in_one_run() -> None:
    text = "a: !x 1\na: 2\nb: &c 3\n<<: 4\n? {}\n: 5\nd: 6\n---\ne: 7\n"

    codes = [line.split(" ")[1] for line in lines_of(text)]

    assert codes == ["TK-C010", "TK-C009", "TK-C011", "TK-C012", "TK-C024", "TK-C013"]


def test_an_alias_bomb_expands_to_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )

    source = parse_yaml(bomb, NAME)

    assert source.data["u"] == [None, None]
    assert {problem.message.code for problem in source.problems} == {"TK-C011"}


def test_a_hostile_file_gets_no_more_problems_than_anybody_reads() -> None:
    assert len(lines_of("a: 1\n" * (MOST_PROBLEMS + 100))) == MOST_PROBLEMS


def test_what_can_be_read_is_read_in_spite_of_a_duplicate() -> None:
    source = parse_yaml("a: 1\na: 2\nb: 3\n", NAME)

    assert source.data == {"a": "1", "b": "3"}
    assert len(source.problems) == 1


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated() -> None:
    source = parse("\ufeffa: 1\r\nb:\r\n  c: 2\r\n")

    assert source.data == {"a": "1", "b": {"c": "2"}}
    assert source.places["b", "c"] == (3, 3)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        pytest.param(("a",), "1:1", id="a key"),
        pytest.param(("b", "c"), "3:3", id="a key in a block"),
        pytest.param(("b", "x"), "2:1", id="a missing key of a block"),
        pytest.param(("b", "d", "x"), "4:6", id="a missing key within braces"),
        pytest.param(("b", "d", "x", "y"), "4:6", id="a missing key of a missing block"),
        pytest.param(("f", 1), "7:5", id="an item of a list"),
        pytest.param(("f", 1, "x"), "7:5", id="a missing key of an item"),
        pytest.param(("x",), "1:1", id="a missing key at the top"),
        pytest.param((), "1:1", id="the whole file"),
    ],
)
def test_a_fault_is_located_at_its_key_or_the_nearest_block(key: tuple[str | int, ...], place: str) -> None:
    source = parse("a: 1\nb:\n  c: 2\n  d: {e: 3}\nf:\n  - 1\n  - g: 2\n")

    problem = source.locate(Fault(key, Message("TK-C015")))

    assert f"{problem.line}:{problem.column}" == place


def test_lines_are_counted_from_where_the_text_begins() -> None:
    assert lines_of("a: 1\na: 2\n", 10) == ["11:1: TK-C009 nyckeln a står två gånger, första gången på rad 10"]
    assert lines_of("a: [\n", 10) == ["10:4: TK-C023 citattecknet eller parentesen som börjar här avslutas aldrig"]
    assert lines_of("", 10) == ["10:1: TK-C015 filen är tom"]
    assert lines_of(b"\xff", 10) == ["10:1: TK-C016 filen är inte sparad som UTF-8"]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "fil.yaml"
    path.write_text("a: å\n", "utf-8")

    assert read_yaml(path).data == {"a": "å"}
    assert read_yaml(path).name == path


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TenderkitError) as raised:
        read_yaml(tmp_path / "finns-inte.yaml")

    assert raised.value.message.code == "TK-C025"
    assert "finns-inte.yaml" in raised.value.message.what


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as raised:
        read_yaml(tmp_path)

    assert raised.value.message.code == "TK-C027"
    assert raised.value.exit_code is ExitCode.REFUSED


def test_decoding_takes_the_byte_order_mark_away() -> None:
    assert decode("\ufeffhej".encode(), NAME) == "hej"


@pytest.mark.parametrize(
    ("key", "display"),
    [
        pytest.param("titel", "titel", id="a word"),
        pytest.param("x" * 100, "x" * 40 + "…", id="a long word"),
        pytest.param("850101-1236", "…", id="a number that may be personal"),
        pytest.param("a\u202eb", "…", id="hidden letters"),
    ],
)
def test_a_key_is_shown_short_and_without_personal_numbers(key: str, display: str) -> None:
    assert shown(key) == display


@given(
    st.dictionaries(
        st.text("abcåäö", min_size=1),
        st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029")),
    )
)
def test_what_is_quoted_comes_back_letter_for_letter(block: dict[str, str]) -> None:
    if not block:
        return
    quoted = "\n".join(f"""{key}: '{text.replace("'", "''")}'""" for key, text in block.items())

    assert parse(quoted).data == block


@given(st.text("ab:{}[]-#&*!|>'\"%@`\\ \n\t,?<~\x00\u2028å", max_size=60) | st.binary(max_size=40))
def test_no_input_makes_the_reader_fall(text: str | bytes) -> None:
    assert all(line for line in lines_of(text))


@pytest.mark.parametrize("text", ["a: [", "a:\n\tb: 1", "a: 1\na: 2", "a: @x", "a:\n  b: 1\n c: 2", 'a: "b" c'])
def test_the_python_parser_says_the_same_as_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = lines_of(text)

    monkeypatch.setattr(yaml_events, "LOADER", yaml.SafeLoader)

    assert [line.split(" ")[1] for line in lines_of(text)] == [line.split(" ")[1] for line in fast]


@pytest.mark.parametrize("name", ["placeringar.yaml", "personer.yaml"])
def test_what_has_happened_may_be_longer_than_the_terms(tmp_path: Path, name: str) -> None:
    """A thousand places with nine events each are more than a mebibyte; a limit there is all the same, and it says itself."""
    file = tmp_path / name
    file.write_bytes(b"format: 2\n" + b"# x\n" * (MOST_BYTES // 2))
    assert read_yaml(file).data == {"format": "2"}

    file.write_bytes(b"format: 2\n" + b"# x\n" * (MOST_BYTES_OF_A_JOURNAL // 4))
    with pytest.raises(InvalidInputError) as refused:
        read_yaml(file)

    assert [problem.message.code for problem in refused.value.problems] == ["TK-M227"]


def test_another_file_of_that_size_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "upphandling.yaml"
    file.write_bytes(b"format: 2\n" + b"# x\n" * (MOST_BYTES // 2))

    with pytest.raises(InvalidInputError) as refused:
        read_yaml(file)

    assert [problem.message.code for problem in refused.value.problems] == ["TK-C018"]


def test_a_long_file_is_read_on_behind_a_slip() -> None:
    events = "".join(f"  - {{id: H-{number}, date: 2027-06-01, event: started}}\n" for number in range(1, 25_000))
    text = f"format: 2\njournal:\n{events}".replace("H-9, date: 2027-06-01, event: started}", "H-9, date: 2027-06-01")

    source = parse_yaml(text, PurePath("placeringar.yaml"))

    assert len(text) > MOST_BYTES
    assert [f"{problem.line} {problem.message.code}" for problem in source.problems] == ["11 TK-C023"]
    assert len(source.data["journal"] or ()) == 24_999
