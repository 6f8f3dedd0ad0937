"""How a word binds where it stands."""

import pytest

from tenderkit.rules.language.binding_words import Binding, bindings, words_in


def _bound(text: str) -> list[tuple[str, Binding]]:
    words = words_in(text)
    return [(word.text, found) for word, found in zip(words, bindings(words, {}), strict=True) if found]


@pytest.mark.parametrize(
    "text",
    [
        "Villkoret får fäste i hela kedjan.",
        "Villkoret får ett starkare fäste.",
        "Arbetet fick ny fart.",
        "Ändringen får betydelse för båda parter.",
        "Ändringen kommer att få effekt.",
    ],
)
def test_what_takes_hold_gives_nobody_a_right(text: str) -> None:
    assert _bound(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Leverantören får välja form.",
        "Leverantören får.",
        "Leverantören får en plats.",
        "Leverantören får ta reda på skälet.",
        "Leverantören får, med fäste i avtalet, välja form.",
        "Leverantören får en ny plats med fäste i avtalet.",
    ],
)
def test_what_somebody_may_or_is_to_have_binds(text: str) -> None:
    assert ("får", Binding.MODAL) in _bound(text)


def test_a_negation_binds_in_an_idiom_too() -> None:
    assert _bound("Ändringen får inte betydelse.") == [("inte", Binding.NEGATION)]
