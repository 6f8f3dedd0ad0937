"""A condition in words for those who read clauses and not case files."""

import pytest

from judges.checkout import ROOT
from tenderkit.messages import catalogue
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.conditions.condition import Comparison, Stated
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.conditions.facts import COMPUTED_FACTS, shape_of
from tenderkit.rules.conditions.parser import parse_condition


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        pytest.param("requirement.penalty.per == started_week", "vitet räknas per påbörjad vecka", id="a word of a list"),
        pytest.param("contract.form != framework_agreement", "avtalet inte är ett ramavtal", id="another word"),
        pytest.param("not contract.form == framework_agreement", "avtalet inte är ett ramavtal", id="denied"),
        pytest.param("requirement.target_groups contains young_people", "målgruppen omfattar unga", id="one of several"),
        pytest.param("contract.call_off_by in [fixed_terms]", "avrop sker på fastställda villkor", id="one of a few"),
        pytest.param("requirement.places.basis in [fixed, per_year]", "antalet platser är fast eller bestäms per år", id="what sentences share is said once"),
        pytest.param("procedure.kind in [open, restricted]", "”Förfarande” är ”öppet förfarande” eller ”selektivt förfarande”", id="words without a sentence"),
        pytest.param("requirement.places is stated", "platser krävs", id="stated"),
        pytest.param("requirement.places is not stated", "platser inte krävs", id="not stated"),
        pytest.param("contract.months is stated", "”Avtalstid” finns", id="stated, without a sentence"),
        pytest.param("contract.months is not stated", "”Avtalstid” saknas", id="not stated, without a sentence"),
        pytest.param("not contract.months > 4", "det inte är så att ”Avtalstid” är mer än 4", id="not"),
        pytest.param("not requirement.places.existing_staff == none", "det inte är så att ingen befintlig personal räknas", id="a sentence that denies already"),
        pytest.param("contract.months != 4", "”Avtalstid” är inte 4", id="another number"),
        pytest.param("contract.months >= 4", "”Avtalstid” är minst 4", id="at least"),
        pytest.param("contract.months <= 4", "”Avtalstid” är högst 4", id="at most"),
        pytest.param("contract.months < 4", "”Avtalstid” är mindre än 4", id="less"),
        pytest.param("contract.starts > 2027-03-01", "”Avtalsstart” är mer än 1\u00a0mars 2027", id="a day"),
        pytest.param("requirement.termination.allowed == true", "avtalet får hävas", id="yes"),
        pytest.param("requirement.termination.allowed == false", "avtalet inte får hävas", id="no"),
        pytest.param("requirement.termination.allowed != false", "avtalet får hävas", id="not no"),
        pytest.param("contract.follow_up_feasible == true", "”Går att följa upp” är ja", id="yes, without a sentence"),
        pytest.param("law == LOU", "lagen om offentlig upphandling gäller", id="a fact of the case itself"),
        pytest.param("computed.regime == above", "värdet är över tröskelvärdet", id="a computed fact"),
        pytest.param("computed.marks == above", "”Var klausulernas versioner står” är ”över tröskelvärdet”", id="a word that the catalogue has"),
        pytest.param("computed.eget == annat", "”computed.eget” är ”annat”", id="a fact without a title"),
        pytest.param("requirement.penalty.set_off is stated and requirement.penalty.set_off == true", "vitet får räknas av från fakturor", id="stated goes without saying"),
        pytest.param("requirement.penalty is stated and requirement.penalty.set_off == true", "ärendet anger ett vite och vitet får räknas av från fakturor", id="of another fact"),
        pytest.param("law == LOU and contract.months > 4 or law == LUF", "(lagen om offentlig upphandling gäller och ”Avtalstid” är mer än 4) eller lagen om upphandling inom försörjningssektorerna gäller", id="several"),
        pytest.param("contract.form == contract and requirement.places.basis in [fixed, per_year]", "avtalet är ett kontrakt och (antalet platser är fast eller bestäms per år)", id="a few among several"),
        pytest.param("law == LOU or law == LOU", "lagen om offentlig upphandling gäller eller lagen om offentlig upphandling gäller", id="twice the same"),
        pytest.param("not (law == LOU and requirement.places is stated)", "det inte är så att (lagen om offentlig upphandling gäller och platser krävs)", id="not several"),
    ],
)  # fmt: skip
def test_a_condition_is_said_by_the_titles_of_its_facts(condition: str, said: str) -> None:
    assert condition_words(parse_condition(condition)) == said


def test_no_condition_of_the_library_shows_the_words_of_the_case_file() -> None:
    library = read_library((ROOT / "clauses",))
    for versions in library.clauses.values():
        for entry in versions.values():
            said = [condition_words(each) for each in conditions_in(entry.clause.body)]
            assert [words for words in said if "_" in words or "==" in words or "." in words] == []


def test_every_sentence_of_the_catalogue_is_of_a_condition_that_a_clause_can_have() -> None:
    conditions = [key.removeprefix("condition.says.") for key in catalogue() if key.startswith("condition.says.")]

    for condition in conditions:
        parsed = parse_condition(condition.replace("*", "word"))
        assert isinstance(parsed, Comparison | Stated)
        assert parsed.path.startswith("computed.") or shape_of(parsed.path), condition
        if isinstance(parsed, Comparison) and isinstance(parsed.literal, str) and parsed.literal != "word":
            assert parsed.literal in {
                *COMPUTED_FACTS.get(parsed.path.removeprefix("computed."), ()),
                *_choices(parsed.path),
            }


def _choices(path: str) -> tuple[str, ...]:
    shape = shape_of(path)
    return shape.choices if shape else ()
