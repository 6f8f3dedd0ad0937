import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.writers.matching_editor import emptied

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
        pytest.param(("placements", 0, "name", "x"), id="nothing to look into"),
    ],
)
def test_what_is_not_there_is_left_alone(key: tuple[str | int, ...]) -> None:
    assert emptied(FILE, [key]) == FILE


def test_several_keys_go_at_once_and_the_rest_reads_the_same() -> None:
    keys = [("placements", 0, "name"), ("placements", 1, "waiver"), ("placements", 0, "recommendation")]

    after = yaml.safe_load(emptied(FILE, keys))

    expected = yaml.safe_load(FILE)
    for section, index, name in keys:
        expected[section][index][name] = None
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


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=30))
def test_any_name_goes_whole(name: str) -> None:
    quoted = name.replace("'", "''")
    before = f"placements:\n  - id: P-01\n    name: '{quoted}'  # x\n    kind: y\n"

    after = emptied(before, [("placements", 0, "name")])

    assert after == "placements:\n  - id: P-01\n    name: null  # x\n    kind: y\n"
