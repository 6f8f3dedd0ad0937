"""What a case's penalty amounts to, as the officer reads it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from given.cases import WITH_PLACES
from given.first_edition_cases import FIRST_EDITION
from judges.checkout import ROOT
from tenderkit.messages import language
from tenderkit.model.papers.document import Chart
from tenderkit.problems import InvalidInputError
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.penalty.simulate import NoSuchLotError, simulate
from tenderkit.workflows.penalty.simulation_data import simulation_as_data, simulation_csv
from tenderkit.workflows.penalty.simulation_report import ChartsError, deliver_simulation, simulation_report
from tenderkit.writers.refusals import WritingRefusedError
from tenderkit.writers.text_writer import write_text

SAMPLES = ROOT / "samples"
DIALOGUE = """\
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 30
    counted_from: contract_signed
    remedy_days: 30
    sanction: none
"""


def _case(folder: Path, text: str = WITH_PLACES) -> Path:
    (folder / "upphandling.yaml").write_text(text, "utf-8")
    return folder


def _with_version(lock: str, clause: str, version: str) -> str:
    changed = re.sub(rf"(id: {clause}\b[^0-9]*)[0-9.]+", rf"\g<1>{version}", lock, count=1)
    assert changed != lock
    return changed


def _said(path: Path, lot: str | None = None) -> str:
    return write_text(simulation_report(simulate(path, lot))).decode().replace("\u00a0", " ")


def test_the_report_says_the_sum_the_share_and_what_it_rests_on() -> None:
    said = _said(SAMPLES / "vaghyveln")

    assert "Högsta vite: 200 000 kronor, 0,33 procent av det avtalade priset (61 400 000 kronor)." in said
    assert "Ingen krona förrän leverantören har fått en skriftlig anmaning och 30 dagar att rätta bristen." in said
    assert "TK-R240" in said
    assert "Diagram: Så växer vitet per plats som saknas." in said
    assert said.endswith("tenderkit räknar på era belopp och föreslår inga.\n")


def test_a_municipality_that_has_not_chosen_a_policy_is_told(tmp_path: Path) -> None:
    assert "Kommunen har inte valt någon policy; alternativ-1 används." in _said(_case(tmp_path))


def test_a_chosen_policy_with_a_limit_is_used(tmp_path: Path) -> None:
    policy = (ROOT / "policies" / "alternativ-1.yaml").read_text("utf-8")
    (tmp_path / "var.yaml").write_text(policy + "\npenalty: {unreasonable_share_percent: 0.1}\n", "utf-8")
    (tmp_path / "tenderkit.toml").write_text('policy = "var.yaml"\n', "utf-8")

    said = _said(_case(tmp_path))

    assert "TK-R243" in said
    assert "har inte valt" not in said


def test_the_grounds_name_the_clause_and_the_version_in_force() -> None:
    assert "- brist 2.1.0: Bristen rättas inom 30 dagar" in _said(SAMPLES / "vaghyveln")
    assert "- brist 1.0.0: Bristen rättas inom 30 dagar" in _said(FIRST_EDITION / "vaghyveln")


def test_the_grounds_name_the_version_that_the_case_is_built_in(tmp_path: Path) -> None:
    case = _case(tmp_path, WITH_PLACES.replace("    remedy_days:", "    claim_within_months: 12\n    remedy_days:"))
    build(case, BuildOptions(kinds=("kravavsnitt",)))
    lock = case / "upphandling.lock.yaml"
    lock.write_text(_with_version(lock.read_text("utf-8"), "vite", "9.9.9"), "utf-8")

    said = _said(case)

    assert "Vite: biblioteket har ingen version som gäller för ärendet." in said


def test_a_clause_that_is_not_there_is_not_summarised(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES / "vaghyveln", tmp_path / "arende")
    simulation = simulate(tmp_path / "arende")
    others = tuple(entry for entry in simulation.clauses.entries if entry.clause.id != "brist")
    gone = replace(simulation, clauses=ClausesInUse(others))

    said = write_text(simulation_report(gone)).decode()

    assert "- Brister och rättelse: biblioteket har ingen version som gäller för ärendet." in said


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(
            WITH_PLACES[: WITH_PLACES.index("  places:")] + DIALOGUE,
            "Kravet gäller en sysselsättningsdialog",
            id="dialogue",
        ),
        pytest.param(
            WITH_PLACES[: WITH_PLACES.index("  places:")], "Kravet har inga platser och inget vite.", id="nothing yet"
        ),
    ],
)
def test_a_requirement_without_a_penalty_gets_a_calm_sentence(text: str, sentence: str, tmp_path: Path) -> None:
    simulation = simulate(_case(tmp_path, text))

    assert simulation.outcomes == ()
    assert sentence in write_text(simulation_report(simulation)).decode()


def test_a_faulty_case_is_not_counted(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match="TK-R011"):
        simulate(_case(tmp_path, WITH_PLACES[: WITH_PLACES.index("  penalty:")]))


def test_every_lot_and_every_supplier_is_shown() -> None:
    said = _said(SAMPLES / "korttidshyra-fordon")

    assert "Anbudsområde A: Personbilar och minibussar" in said
    assert "Hela upphandlingen" in said
    assert "Anbudsområde B: Transportbilar och lätta lastbilar" in said
    assert "Oppdiktet Bilutleie AS, avropat värde 0 kronor\n\nIngen plats krävs ännu" in said


def test_one_lot_can_be_chosen() -> None:
    simulation = simulate(SAMPLES / "parkskotsel-liten", "C")

    assert [view.lot.id for view in simulation.views if view.lot] == ["C"]


def test_an_unknown_lot_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NoSuchLotError) as caught:
        simulate(SAMPLES / "parkskotsel-liten", "X")

    assert caught.value.known == ("A", "B", "C")


@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx", ".csv", ".svg"])
def test_the_same_case_gives_the_same_file(suffix: str, tmp_path: Path) -> None:
    simulation = simulate(SAMPLES / "vaghyveln")
    for name in ("a", "b"):
        deliver_simulation(simulation, tmp_path / f"{name}{suffix}")

    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_nothing_of_somebody_else_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "vite.csv"
    target.write_text("mitt", "utf-8")

    with pytest.raises(WritingRefusedError, match="TK-F019"):
        deliver_simulation(simulate(SAMPLES / "vaghyveln"), target)

    assert target.read_text("utf-8") == "mitt"


def test_an_svg_holds_one_chart(tmp_path: Path) -> None:
    with pytest.raises(ChartsError) as caught:
        deliver_simulation(simulate(FIRST_EDITION / "parkskotsel-liten"), tmp_path / "vite.svg")

    assert caught.value.number == 3
    assert not list(tmp_path.iterdir())


def test_the_csv_has_a_row_for_each_number_of_places() -> None:
    rows = simulation_csv(simulate(SAMPLES / "vaghyveln")).decode("utf-8-sig").splitlines()

    assert rows[0].startswith("Anbudsområde;Leverantör;Vite per;Platser som saknas;Tid, antal;Vite, kronor")
    assert rows[5] == ";;plats som saknas;4;;200000;nej;50000,00;0,33;61400000;det avtalade priset;"


def test_a_supplier_s_name_is_no_formula(tmp_path: Path) -> None:
    text = WITH_PLACES.replace("form: contract", "form: framework_agreement\n  call_off_by: fixed_terms").replace(
        "cap: {percent: 5, of: contract_price}", "cap: {percent: 5, of: called_off_value}"
    )
    supplier = 'suppliers: [{name: "=1+1", organisation_number: 559999-1238, called_off_value: 5 000 000}]\n'

    data = simulation_csv(simulate(_case(tmp_path, text + supplier)))

    assert ";'=1+1;" in data.decode("utf-8-sig")


def test_as_data_amounts_are_exact_and_unknown_ones_are_none() -> None:
    data = json.loads(json.dumps(simulation_as_data(simulate(SAMPLES / "vaghyveln"))))

    (penalty,) = data["requirements"][0]["penalties"]
    assert (penalty["cap"], penalty["maximum"], penalty["most"]) == ("3070000.00", "200000", None)
    assert [row["penalty"] for row in penalty["rows"]] == ["0", "50000", "100000", "150000", "200000"]
    assert "TK-R240" in [check["code"] for check in penalty["checks"]]
    assert data["clauses"]["brist"] == "2.1.0"


def test_the_report_can_be_read_in_english() -> None:
    token = language.set("en")
    try:
        said = _said(SAMPLES / "vaghyveln")
    finally:
        language.reset(token)

    assert "Highest penalty: 200 000 kronor" in said
    assert "Missing places: 4" in said


def test_every_sample_can_be_simulated_and_charts_come_with_it() -> None:
    for folder in sorted(path.parent for path in SAMPLES.glob("*/upphandling.yaml")):
        simulation = simulate(folder)
        charts = [block for block in simulation_report(simulation).blocks if isinstance(block, Chart)]

        assert len(charts) == sum(outcome.places > 0 for outcome in simulation.outcomes)


def test_what_can_not_be_counted_is_left_out_and_said(tmp_path: Path) -> None:
    framework = WITH_PLACES.replace("form: contract", "form: framework_agreement\n  call_off_by: fixed_terms")
    lots = "  lots: [{id: A, title: Norr}, {id: B, title: Söder}]\n  place: within"

    unknown_cap = _said(
        _case(tmp_path, framework.replace("{percent: 5, of: contract_price}", "{percent: 5, of: called_off_value}"))
    )
    unknown_value = _said(
        _case(
            tmp_path,
            WITH_PLACES.replace("  place: within", lots)
            .replace("counted_per: contract", "counted_per: lot")
            .replace("{percent: 5, of: contract_price}", "{amount: 150 000}"),
        )
    )

    assert "TK-R247" in unknown_cap
    assert (
        "Högsta vite utan tak: 200 000 kronor.\n\nTaket kan inte beräknas förrän något har avropats.\n" in unknown_cap
    )
    assert "Högsta vite:" not in unknown_cap
    assert "Taket sänker vitet: nej" not in unknown_cap
    assert "Högsta vite: 150 000 kronor.\n" in unknown_value
    assert "TK-R248" in unknown_value
