import pytest

from given.clauses_in_text import clause
from tenderkit.rules.language.built_length import longest_holes


@pytest.mark.parametrize(
    ("parameter", "words"),
    [
        pytest.param("{from: a, type: number}", 1, id="a number"),
        pytest.param("{from: a, type: count, one: hel plats, many: hela platser}", 3, id="a count with its noun"),
        pytest.param("{from: a, type: money}", 2, id="an amount"),
        pytest.param("{from: a, type: date}", 3, id="a day"),
        pytest.param("{from: a, type: choice, words: {x: ett, y: den dag då}}", 3, id="the longest choice"),
        pytest.param(
            "{from: a, type: choice_list, words: {x: praktik, y: en anställning}}", 4, id="all choices, joined"
        ),
        pytest.param("{from: a, type: choice, words: {}}", 1, id="a choice without words"),
        pytest.param("{from: a, type: text}", 1, id="a free text"),
    ],
)
def test_a_hole_is_as_long_as_its_type_can_write(parameter: str, words: int) -> None:
    assert longest_holes(clause("{{ p }}", f"parameters: {{p: {parameter}}}\n")) == {"⟦p⟧": words}
