"""A new value of a closed list: what takes its words from the table says it, and a text that doesn't know it is refused."""

from pathlib import Path

import pytest

from given.breach_case import CLAIM, REQUEST, breach, matching_with
from given.matching_text import case_of, read
from given.per_fortnight import CASE, FORGETS, KNOWS, BreachByFortnights, case_with_fortnights, count_fortnights
from judges.as_a_user import user_runs
from tenderkit.messages import catalogue
from tenderkit.model.case.choices import PenaltyPer
from tenderkit.model.matching.matching import Breach
from tenderkit.model.penalty.unit import UNITS, TimeCounted
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.rules.contract.requirement_brief import brief_facts
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind
from tenderkit.workflows.penalty.simulate import simulate
from tenderkit.workflows.penalty.simulation_data import simulation_as_data, simulation_csv
from tenderkit.workflows.penalty.simulation_report import simulation_report
from tenderkit.writers.text_writer import write_text


@pytest.fixture(autouse=True)
def _fortnights(monkeypatch: pytest.MonkeyPatch) -> None:
    count_fortnights(monkeypatch)


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("clause", "version"),
    [
        pytest.param(None, "1.0.0", id="the version that ends with else"),
        pytest.param(FORGETS, "1.2.0", id="a version that forgets it in one of two places"),
    ],
)
def test_a_clause_that_does_not_know_a_fortnight_is_refused(
    command: str, clause: str | None, version: str, tmp_path: Path
) -> None:
    case = case_with_fortnights(tmp_path, clause)

    seen = user_runs(command, case)

    assert seen.code == 1
    assert "TK-L068" in seen.text
    assert f"klausulen vite {version} skrevs innan started_fortnight fanns och har ingen text för det" in seen.text
    assert not list(tmp_path.rglob("kravavsnitt.*"))


def test_a_clause_that_knows_a_fortnight_says_it(tmp_path: Path) -> None:
    case = case_with_fortnights(tmp_path)

    assert user_runs("build", case).code == 0
    said = _plain((case / "dokument" / "kravavsnitt.txt").read_text("utf-8"))
    assert "2 000 kronor för varje påbörjad tvåveckorsperiod som en plats saknas." in said
    assert "Det tas ut högst en gång för samma plats och tid." in said
    assert "hel månad" not in said
    assert "2 000 kronor per påbörjad tvåveckorsperiod och plats" in said


def test_a_claim_counts_fortnights(tmp_path: Path) -> None:
    case = case_with_fortnights(tmp_path)
    assert user_runs("build", case).code == 0
    written = read(matching_with(breach(REQUEST, CLAIM)))
    late = BreachByFortnights.model_validate({**_stated(written.breaches[0]), "late_fortnights": "3"})
    sound = load_sound_case(case)
    assert sound.lock_file is not None
    asked = KindOfCase(
        sound,
        load_kind(sound, "vitesansprak"),
        locked=read_lock(sound.lock_file).all_versions(),
        matching=written.model_copy(update={"breaches": (late,)}),
    )

    (claim,) = compose_documents(asked)

    said = _plain(write_text(claim.composition.document).decode("utf-8"))
    assert claim.composition.questions == {}
    assert "2 000 kronor för varje påbörjad tvåveckorsperiod som en plats saknas" in said
    assert "2 000 kronor × 2 platser × 3 påbörjade tvåveckorsperioder = 12 000 kronor" in said
    assert (
        "Tiden är 3 påbörjade tvåveckorsperioder för varje plats, räknat från det att tiden för rättelse gick ut."
        in said
    )
    assert "kräver vite av er med 12 000 kronor" in said


def test_the_simulation_counts_fortnights(tmp_path: Path) -> None:
    simulation = simulate(case_with_fortnights(tmp_path))
    said = _plain(write_text(simulation_report(simulation)).decode("utf-8"))

    # From the start of the contract and 30 days for remedy to 31 August 2030, its last day with the option.
    (outcome,) = simulation.outcomes
    assert [(group.places, group.most) for group in outcome.exposed] == [(4, 90)]
    assert "Vitet är 2 000 kronor för varje påbörjad tvåveckorsperiod och plats." in said
    assert "Platser som saknas: 1; 1 tvåveckorsperiod: 2 000; " in said
    assert "Taket, 150 000 kronor, nås tidigast vid 4 platser × 19 tvåveckorsperioder." in said
    assert "En plats kan som mest saknas 90 påbörjade tvåveckorsperioder, till den 31 augusti 2030" in said
    assert "Påbörjade tvåveckorsperioder efter tiden för rättelse" in said
    assert "dag och plats" not in said
    assert "'per': 'started_fortnight', 'places': 4, 'most': 90" in str(simulation_as_data(simulation))
    assert "påbörjad tvåveckorsperiod och plats;4;75;150000;ja;" in simulation_csv(simulation).decode("utf-8-sig")


def test_a_brief_says_fortnights() -> None:
    rows = brief_facts(case_of(CASE), None).rows

    assert "ja, 2 000 kronor för varje påbörjad tvåveckorsperiod och plats" in [_plain(row.says) for row in rows]


@pytest.mark.parametrize(
    ("state", "clause", "codes"),
    [
        pytest.param("draft", KNOWS, [], id="a draft that names every value"),
        pytest.param("draft", FORGETS, ["TK-L067"], id="a draft that leaves some to else"),
        pytest.param("review", FORGETS, ["TK-L067"], id="one in review"),
        pytest.param("published", FORGETS, [], id="a published one stays as it is"),
    ],
)
def test_a_new_version_names_every_value_of_the_list(state: str, clause: str, codes: list[str], tmp_path: Path) -> None:
    case = case_with_fortnights(tmp_path, clause, state)

    seen = user_runs("clauses", "lint", "--library", case)

    found = [line for line in seen.findings_in_full() if "TK-L067" in line]
    assert [line.split(": ")[1].split(" ")[0] for line in found] == codes
    assert all(
        "requirement.penalty.per väljer text, och missing_month, started_day, started_fortnight får" in line
        for line in found
    )


@pytest.mark.parametrize("per", PenaltyPer)
def test_every_unit_of_the_table_has_its_words_and_its_key(per: PenaltyPer) -> None:
    unit = UNITS[per]
    over_time = ["longest", "time.one", "time.many", "whole_time.one", "whole_time.many"] if unit.counts_time else []

    asked = [unit.words(what) for what in ("per", "claim_per", "sanction_per", "axis")]
    asked += [
        f"penalty.{what.split('.')[0]}.{per.value}{what[what.find('.') :] if '.' in what else ''}" for what in over_time
    ]
    assert [key for key in asked if key not in catalogue()] == []
    assert unit.stated_in in Breach.model_fields
    assert (unit.days > 0) is (unit.time is TimeCounted.LATE)


def _stated(of: Breach) -> dict[str, object]:
    return {name: getattr(of, name) for name in type(of).model_fields}


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ")
