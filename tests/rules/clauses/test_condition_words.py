"""A condition in words for those who read clauses and not case files."""

import pytest

from judges.checkout import ROOT
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.conditions.parser import parse_condition


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        pytest.param("requirement.penalty.per == started_week", "”Vite per” är ”påbörjad vecka”", id="a word of a list"),
        pytest.param("contract.form != framework_agreement", "”Avtalsform” är inte ”ramavtal”", id="another word"),
        pytest.param("requirement.target_groups contains young_people", "”Målgrupper” omfattar ”unga”", id="one of several"),
        pytest.param("contract.call_off_by in [fixed_terms]", "”Avrop sker genom” är ”avrop på fastställda villkor”", id="one of a few"),
        pytest.param("requirement.places is stated", "”Platser” finns", id="stated"),
        pytest.param("requirement.places is not stated", "”Platser” saknas", id="not stated"),
        pytest.param("not contract.months > 4", "inte ”Avtalstid” är mer än 4", id="not"),
        pytest.param("contract.months >= 4", "”Avtalstid” är minst 4", id="at least"),
        pytest.param("contract.months <= 4", "”Avtalstid” är högst 4", id="at most"),
        pytest.param("contract.months < 4", "”Avtalstid” är mindre än 4", id="less"),
        pytest.param("contract.starts > 2027-03-01", "”Avtalsstart” är mer än 1\u00a0mars 2027", id="a day"),
        pytest.param("requirement.termination.allowed == true", "”Hävning” är ja", id="yes"),
        pytest.param("law == LOU", "”Lag” är ”lagen om offentlig upphandling”", id="a fact of the case itself"),
        pytest.param("computed.regime == above", "”Värdet jämfört med tröskelvärdet” är ”över tröskelvärdet”", id="a computed fact"),
        pytest.param("computed.eget == annat", "”computed.eget” är ”annat”", id="a fact without a title"),
        pytest.param("requirement.penalty.set_off is stated and requirement.penalty.set_off == true", "”Vite, Kvittning” är ja", id="stated goes without saying"),
        pytest.param("requirement.penalty is stated and requirement.penalty.set_off == true", "”Vite” finns och ”Vite, Kvittning” är ja", id="of another fact"),
        pytest.param("law == LOU and contract.months > 4 or law == LUF", "(”Lag” är ”lagen om offentlig upphandling” och ”Avtalstid” är mer än 4) eller ”Lag” är ”lagen om upphandling inom försörjningssektorerna”", id="several"),
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
