"""How a file is laid out: which lines belong to which key, and which number signs begin a comment."""

from tenderkit.readers.yaml.old_lines import LineSpan, old_lines

TEXT = """\
# överst
format: 1
breaches:
  # den första
  - id: B-1 # känd
    facts: "ett # som inte är det" # men det här
  - id: B-2
    facts: >-
      # inte heller det här
      utan text

# om gallringen
retention: {decision: x#y} # sist
"""


def test_a_number_sign_in_a_value_is_no_comment() -> None:
    found = [(each.line, each.words, each.alone) for each in old_lines(TEXT).comments]

    assert found == [
        (0, "# överst", True),
        (3, "# den första", True),
        (4, "# känd", False),
        (5, "# men det här", False),
        (11, "# om gallringen", True),
        (12, "# sist", False),
    ]


def test_what_stands_above_a_key_or_an_entry_belongs_to_it() -> None:
    layout = old_lines(TEXT)

    assert layout.sections == {
        "format": LineSpan(0, 1, 1),
        "breaches": LineSpan(2, 2, 9),
        "retention": LineSpan(10, 12, 12),
    }
    assert layout.entries["breaches"] == (LineSpan(2, 4, 5), LineSpan(6, 6, 9))


def test_a_file_in_braces_has_no_sections() -> None:
    assert old_lines('{"format": "1"}\n').sections == {}
