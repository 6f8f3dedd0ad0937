from tenderkit.rules.changes.word_diff import DiffSection, WordChange, diff_lines
from tenderkit.writers.diff_text import diff_lines_text

BEFORE = ("Vite", "Hon ska betala nu.", "Ett stycke som tas bort.", "Kvar.", "")
AFTER = ("Vite", "Hon bör betala nu.", "Kvar.", "", "Ett nytt {stycke} här.")
SECTION = DiffSection("Text", diff_lines(BEFORE, AFTER))


def test_each_line_begins_with_what_became_of_it() -> None:
    assert list(diff_lines_text([SECTION])) == [
        "",
        "Text",
        "  Vite",
        "± Hon [-ska-]{+bör+} betala nu.",
        "- Ett stycke som tas bort.",
        "  Kvar.",
        "",
        "+ Ett nytt {stycke} här.",
    ]


def test_colour_falls_on_what_went_and_came_alone() -> None:
    def paint(mark: WordChange, words: str) -> str:
        return f"<{mark.value}>{words}</>"

    painted = list(diff_lines_text([SECTION], paint))

    assert painted[2:5] == [
        "  Vite",
        "± Hon <deleted>[-ska-]</><inserted>{+bör+}</> betala nu.",
        "- <deleted>Ett stycke som tas bort.</>",
    ]
