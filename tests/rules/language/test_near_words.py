import pytest

from tenderkit.rules.language.near_words import near_spellings

STEPS = ("list", "show", "lint", "review", "publish", "adopt", "hold", "release", "retire", "used-by")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("pubish", ("publish",), id="a letter lost"),
        pytest.param("sohw", ("show",), id="two letters swapped"),
        pytest.param("Publish", ("publish",), id="a capital"),
        pytest.param("relaese", ("release",), id="a swap in a long word"),
        pytest.param("rellaese", ("release",), id="two slips in a long word"),
        pytest.param("lixt", ("list", "lint"), id="two are equally near"),
        pytest.param("usedby", ("used-by",), id="a hyphen lost"),
        pytest.param("rev", ("review",), id="the beginning of one"),
        pytest.param("re", (), id="two letters are not enough"),
        pytest.param("delete", (), id="a word of another meaning that has letters in common"),
        pytest.param("sol", (), id="two slips in a short word"),
        pytest.param("x" * 100_000, (), id="anything at all"),
    ],
)
def test_only_a_slip_of_the_pen_is_taken_for_another_word(typed: str, meant: tuple[str, ...]) -> None:
    assert near_spellings(typed, STEPS) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("--knid", ("--kind",)), ("--no-force", ()), ("--minimum-weeks", ()), ("-x", ()), ("--too", ())],
)
def test_an_option_is_told_by_its_letters(typed: str, meant: tuple[str, ...]) -> None:
    assert near_spellings(typed, ("--kind", "--force", "--minimum-months", "--to", "-h")) == meant
