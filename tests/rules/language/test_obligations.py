import pytest

from tenderkit.rules.language.obligations import hides_a_duty, obligations_in


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


VERBS = frozenset({"lämnas", "görs", "anges"})
PROMISES = (("får", "veta"), ("får", "besked"))


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Svaret lämnas inom 10 dagar.", id="a passive"),
        pytest.param("Det görs inom 14 dagar.", id="it"),
        pytest.param("Personens skäl anges inte.", id="a ban"),
        pytest.param("Uppgifter om hälsa får inte lämnas.", id="a ban with får"),
        pytest.param("Personen får också veta handledarens namn.", id="a promise"),
        pytest.param("När tiden är slut, lämnas en rapport.", id="after a fronted clause"),
        pytest.param("Leverantören ska svara, och skälen anges.", id="beside an obligation"),
        pytest.param(
            "Rapporten lämnas när perioden är slut, av den som har haft platsen.", id="an actor of something else"
        ),
    ],
)
def test_a_duty_without_shall_hides_whose_it_is(sentence: str) -> None:
    assert hides_a_duty(sentence, VERBS, PROMISES)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("⟦supplier⟧ ska lämna en rapport.", id="an obligation"),
        pytest.param("Rapporten ska lämnas i tid.", id="told by itself"),
        pytest.param("Rapporten kan lämnas på papper.", id="a choice"),
        pytest.param("Rapporten får lämnas på papper.", id="a right"),
        pytest.param("Rapporten lämnas av ⟦supplier⟧.", id="with who does it"),
        pytest.param("Det räcker att skälen anges.", id="in a subordinate clause"),
        pytest.param("Skäl som anges senare räknas inte.", id="in a relative clause"),
        pytest.param("Om skälen anges räcker det.", id="in a condition"),
        pytest.param("Platsen räknas en gång.", id="a rule of counting"),
        pytest.param("⟦supplier⟧ får välja.", id="a right of somebody"),
        pytest.param("", id="nothing"),
    ],
)
def test_whatever_obliges_nobody_or_says_whom_is_plain(sentence: str) -> None:
    assert not hides_a_duty(sentence, VERBS, PROMISES)
