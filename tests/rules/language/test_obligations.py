import pytest

from tenderkit.rules.language.obligations import obligations_in


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        pytest.param("⟦supplier⟧ ska lämna en rapport.", ["lämna"], id="a plain obligation"),
        pytest.param("När avtalet gäller ska ⟦supplier⟧ lämna en rapport.", ["lämna"], id="after a fronted clause"),
        pytest.param("Inom 10 dagar ska parterna mötas.", ["mötas"], id="after a fronted phrase"),
        pytest.param("⟦supplier⟧ ska inte heller kräva något.", ["kräva"], id="with adverbs between"),
        pytest.param("⟦supplier⟧ ska varje vecka ge stöd.", ["ge"], id="a noun that looks like a verb"),
        pytest.param("Den dag då platsen ska börja räknas inte.", [], id="in a clause of time"),
        pytest.param("⟦supplier⟧ meddelar hur arbetet ska utföras.", [], id="in an indirect question"),
        pytest.param("Den myndighet som ska besluta dröjer.", [], id="in a relative clause"),
        pytest.param("Ska arbetet besiktigas, räknas tiden till dess.", [], id="a condition without om"),
        pytest.param("Hon ska svara och han ska fråga.", ["svara", "fråga"], id="two of them"),
        pytest.param("Rapporten lämnas i tid.", [], id="none"),
    ],
)
def test_shall_obliges_in_main_clauses_only(sentence: str, verbs: list[str]) -> None:
    assert [obligation.verb for obligation in obligations_in(sentence)] == verbs


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("Rapporten ska lämnas i tid.", True),
        ("Svar ska ges inom 10 dagar.", True),
        ("Namnet ska ha meddelats före mötet.", True),
        ("Platsen ska ha börjat i maj.", False),
        ("Personen ska ha en plats.", False),
        ("Namnet ska ha skriftligen meddelats.", True),
        ("Mötet ska ha plats för alla.", False),
        ("En handledare ska finnas.", False),
        ("Parterna ska mötas.", False),
        ("⟦supplier⟧ ska lämna personernas uppgifter.", False),
    ],
)
def test_a_passive_infinitive_is_told_from_verbs_that_only_look_like_one(sentence: str, passive: bool) -> None:  # noqa: FBT001 - a column of the table
    (obligation,) = obligations_in(sentence)

    assert obligation.is_passive is passive
