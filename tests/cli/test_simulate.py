"""`tenderkit simulate` at the keyboard."""

import json
import re
from pathlib import Path

import pytest

from given.cases import WITH_PLACES, case_folder
from given.first_edition_cases import FIRST_EDITION
from judges.as_a_user import user_runs
from judges.checkout import ROOT

SAMPLES = ROOT / "samples"
IN_EACH_LOT = FIRST_EDITION / "parkskotsel-liten"  # an absolute path, which stands on its own after that of the samples
CALLED_OFF = (
    WITH_PLACES.replace("form: contract", "form: framework_agreement\n  call_off_by: fixed_terms")
    .replace("basis: fixed\n    count: 4", "basis: per_called_off_sek\n    sek_per_place: 5000000\n    count: 1")
    .replace("cap: {percent: 5, of: contract_price}", "cap: {percent: 1, of: called_off_value}")
)


def test_the_report_is_shown_and_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    seen = user_runs("simulate", SAMPLES / "vaghyveln")

    assert (seen.code, seen.err) == (0, "")
    assert seen.out.startswith("Vite: Väghyveln\n")
    assert not list(tmp_path.iterdir())


def test_a_requirement_without_a_penalty_is_no_fault() -> None:
    seen = user_runs("simulate", SAMPLES / "stadsfesten")

    assert seen.code == 0
    assert "har inget vite" in seen.out


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "csv", "svg"])
def test_the_suffix_decides_what_is_written(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"vite.{suffix}"

    seen = user_runs("simulate", SAMPLES / "vaghyveln", "--to", target)

    assert (seen.code, seen.out) == (0, f"Skrev {target}\n")
    assert target.stat().st_size


def test_json_is_for_programs() -> None:
    seen = user_runs("simulate", SAMPLES / "parkskotsel-liten", "--format", "json", "--lot", "C")

    (requirement,) = json.loads(seen.out)["requirements"]
    assert requirement["lot"] == "C"
    assert requirement["penalties"][0]["per"] == "missing_month"


@pytest.mark.parametrize("written", ["58000000", "58 000 000", "58\u00a0000\u00a0000"])
def test_a_called_off_value_can_be_tried(written: str, tmp_path: Path) -> None:
    folder = case_folder(tmp_path, CALLED_OFF)
    before = json.loads(user_runs("simulate", folder, "--format", "json").out)
    option = ("--assume", f"called_off_value={written}")

    data = json.loads(user_runs("simulate", folder, *option, "--format", "json").out)
    (tried,), (untried,) = (found["requirements"][0]["penalties"] for found in (data, before))
    seen = user_runs("simulate", folder, *option)
    written_to = tmp_path / "vite.csv"
    user_runs("simulate", folder, *option, "--to", written_to)

    assert (before["assumed"], untried["places"], untried["exposure"]) == ({}, 13, "650000")
    assert (untried["maximum"], untried["cap"], untried["capped"]) == (None, None, None)
    assert {row["capped"] for row in untried["rows"]} == {None}
    assert data["assumed"] == {"called_off_value": "58000000"}
    assert (tried["places"], tried["exposure"], tried["cap"], tried["maximum"]) == (11, "550000", "580000.00", "550000")
    assert (tried["capped"], tried["value_source"]) == (False, "assumed_value")
    assert "Antagande: det avropade värdet är 58 000 000 kronor. Det är inte ett värde ur ärendet." in _plain(seen.out)
    assert "Högsta vite: 550 000 kronor, 0,95 procent av det antagna avropade värdet" in _plain(seen.out)
    rows = _plain(written_to.read_text("utf-8-sig")).splitlines()
    assert rows[-1].endswith(";0,95;58000000;det antagna avropade värdet;called_off_value=58 000 000")


def test_several_amounts_can_be_tried_at_once(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, WITH_PLACES)
    options = ("--assume", "contract_price=1 000 000", "--assume", "estimated_value=2 000 000")

    data = json.loads(user_runs("simulate", folder, *options, "--format", "json").out)

    assert data["assumed"] == {"contract_price": "1000000", "estimated_value": "2000000"}
    (penalty,) = data["requirements"][0]["penalties"]
    assert (penalty["cap"], penalty["value_source"]) == ("50000.00", "contract_price")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("called_of_value=1",), "TK-C004 nyckeln called_of_value är okänd här, menade du called_off_value?", id="a misspelt name"),
        pytest.param(("avropat värde=1",), "menade du called_off_value?", id="its Swedish name"),
        pytest.param(("colour=1",), "TK-C003 nyckeln colour är okänd här", id="an unknown name"),
        pytest.param(("called_off_value=mycket",), "TK-C035 called_off_value ska vara ett belopp i kronor", id="no number"),
        pytest.param(("called_off_value=-1",), "TK-C036 called_off_value är negativt", id="below zero"),
        pytest.param(("contract_price=0",), "TK-C037 contract_price ska vara större än noll", id="a price of nothing"),
        pytest.param(("called_off_value",), "TK-S071 ett antagande ska ha ett namn och ett belopp", id="a name alone"),
        pytest.param(("=1",), "TK-S071", id="an amount alone"),
        pytest.param(("called_off_value=",), "TK-S071", id="no amount"),
        pytest.param(("called_off_value=1", "called_off_value=2"), "TK-S072 called_off_value är angivet två gånger", id="twice"),
    ],
)  # fmt: skip
def test_an_assumption_that_can_not_be_read_is_refused(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    options = [option for word in words for option in ("--assume", word)]

    seen = user_runs("simulate", case_folder(tmp_path, CALLED_OFF), *options)

    assert seen.code == 2
    assert said in seen.err


def test_every_assumption_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    seen = user_runs("simulate", case_folder(tmp_path, CALLED_OFF), "--assume", "x", "--assume", "contract_price=0")

    assert re.findall("TK-[A-Z0-9]+", seen.err) == ["TK-S071", "TK-C037"]


def test_a_called_off_value_that_could_be_of_several_lots_asks_for_which(tmp_path: Path) -> None:
    lots = "  lots: [{id: A, title: Norr, value: 20000000}, {id: B, title: Söder, value: 9000000}]\n  place: within"
    text = CALLED_OFF.replace("  place: within", lots).replace("counted_per: contract", "counted_per: lot")
    folder = case_folder(tmp_path, text)

    unclear = user_runs("simulate", folder, "--assume", "called_off_value=11000000")
    of_one = user_runs("simulate", folder, "--assume", "called_off_value=11000000", "--lot", "B", "--format", "json")

    assert (unclear.code, "(A, B); välj med --lot" in unclear.err) == (2, True)
    assert [each["places"] for each in json.loads(of_one.out)["requirements"][0]["penalties"]] == [2]


def test_a_called_off_value_that_nothing_follows_is_refused() -> None:
    seen = user_runs("simulate", SAMPLES / "vaghyveln", "--assume", "called_off_value=1")

    assert seen.code == 2
    assert "följer det avropade värdet; utelämna antagandet" in seen.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ("parkskotsel-liten", "--lot", "X"), "det finns inget anbudsområde X; välj bland A, B, C", id="lot"
        ),
        pytest.param(("vaghyveln", "--lot", "A"), "upphandlingen är inte delad i anbudsområden", id="no lots"),
        pytest.param((str(IN_EACH_LOT), "--to", "v.svg"), "ärendet har 3; välj med --lot", id="several charts"),
        pytest.param(("stadsfesten", "--to", "v.svg"), "det finns inget diagram att rita", id="no chart"),
        pytest.param(("vaghyveln", "--to", "v.json", "--format", "json"), "--to", id="json to a file"),
    ],
)
def test_what_can_not_be_done_is_a_usage_error(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sample, *options = arguments

    seen = user_runs("simulate", SAMPLES / sample, *options)

    assert seen.code == 2
    assert said in seen.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_suffix_is_refused(tmp_path: Path) -> None:
    seen = user_runs("simulate", SAMPLES / "vaghyveln", "--to", tmp_path / "vite.pdf")

    assert (seen.code, seen.findings) == (3, ["TK-S003"])
    assert seen.reads_well()


def test_an_empty_table_has_its_headings(tmp_path: Path) -> None:
    target = tmp_path / "vite.csv"

    assert user_runs("simulate", SAMPLES / "stadsfesten", "--to", target).code == 0
    assert len(target.read_text("utf-8-sig").splitlines()) == 1


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
