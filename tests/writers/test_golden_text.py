from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.writers.golden_text import with_golden

TEXT = """\
# En kommentar.
cases:
  - name: ett  # så här
    golden: |
      Gammal rad.

      Sista raden.

  - name: två
    golden:
  - golden: kort text
      som fortsätter
    name: tre
"""


def test_only_the_golden_texts_change() -> None:
    new = {(4, 5): "Ny rad.\n\n- Punkt.", (10, 5): "Två.", (11, 5): "Tre."}

    assert with_golden(TEXT, new) == (
        """\
# En kommentar.
cases:
  - name: ett  # så här
    golden: |
      Ny rad.

      - Punkt.

  - name: två
    golden: |
      Två.
  - golden: |
      Tre.
    name: tre
"""
    )


def test_the_line_ends_are_kept() -> None:
    assert with_golden("a:\r\n  golden: x\r\nb: 1\r\n", {(2, 3): "y"}) == "a:\r\n  golden: |\r\n    y\r\nb: 1\r\n"


def test_a_key_inside_braces_is_left_alone() -> None:
    assert with_golden("cases:\n  - {name: a, golden: x}\n", {(2, 15): "y"}) is None


LINES = st.lists(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1).map(lambda line: f"A{line}"),
    min_size=1,
)


@given(LINES)
def test_what_was_written_is_read_back(lines: list[str]) -> None:
    golden = "\n".join(lines)

    written = with_golden("cases:\n  - name: a\n    golden:\n    must: [x]\n", {(3, 5): golden})

    assert written is not None
    data = parse_yaml(written, PurePath("x.yaml")).data["cases"]
    assert data == [{"name": "a", "golden": f"{golden}\n", "must": ["x"]}]
