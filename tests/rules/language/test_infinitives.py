"""Tasks that can follow `att`: only those that surely begin with an infinitive, and not too many of them."""

import pytest

from tenderkit.rules.language.infinitives import fit_in_a_sentence


@pytest.mark.parametrize(
    "task",
    ["lägga kantsten", "diska", "skriva ut etiketter", "ta emot varor", "se över belysningen", "ställa i ordning", "köra 3 pallar"],
)  # fmt: skip
def test_what_begins_with_an_infinitive_fits(task: str) -> None:
    assert fit_in_a_sentence((task,))


@pytest.mark.parametrize(
    "task",
    [
        pytest.param("städade klassrum", id="the past"),
        pytest.param("städning", id="a noun"),
        pytest.param("kassa och kundkontakt", id="a noun that ends like a verb"),
        pytest.param("enkla reparationer", id="an adjective"),
        pytest.param("praktiska uppgifter", id="an adjective like diska"),
        pytest.param("Spola isen", id="a sentence of its own"),
        pytest.param("spola isen, sopa den", id="a list of its own"),
        pytest.param("3 pallar", id="no word first"),
    ],
)
def test_what_does_not_surely_begin_so_stands_in_a_list(task: str) -> None:
    assert not fit_in_a_sentence(("lägga kantsten", task))


def test_none_is_no_sentence_and_many_or_long_ones_are_too_much_of_one() -> None:
    assert not fit_in_a_sentence(())
    assert fit_in_a_sentence(("måla staket",) * 6)
    assert not fit_in_a_sentence(("måla staket",) * 7)
    assert fit_in_a_sentence((f"måla {'x' * 235}",))
    assert not fit_in_a_sentence((f"måla {'x' * 236}",))
