"""The procurement plan on the page: taken in, read with its faults, recommended, and made into a case."""

import shutil
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tenderkit.model.policy.plan_answers import PlanAnswers
from tenderkit.readers.plan.answers_reader import read_plan_answers
from web.conftest import SAMPLES

PLAN = SAMPLES / "plan-2027.xlsx"
ROW = "/plan/plan-2027/rad/4/"
SHEET = "Upphandling;Förvaltning;Beräknat värde;Avtalstid;Plats;Avtalsform;Avtalsstart\n"


@pytest.fixture
def coordinator(client: Client, cases: Path) -> Client:
    (cases / PLAN.name).unlink()
    client.post("/roll", {"roll": "coordinator"})
    return client


@pytest.fixture
def plan(coordinator: Client, cases: Path) -> Path:
    del coordinator
    return Path(shutil.copy(PLAN, cases))


def _send(coordinator: Client, data: bytes, name: str = "plan.xlsx", year: str = "2027") -> str:
    sent = SimpleUploadedFile(name, data, "application/octet-stream")
    answer = coordinator.post("/plan/", {"ar": year, "fil": sent})
    return answer.headers.get("Location", "") or answer.content.decode()


def _answers(cases: Path) -> PlanAnswers:
    return read_plan_answers(cases / "plan-2027.svar.yaml")[0]


def _mark(coordinator: Client, page: str = ROW) -> str:
    return coordinator.get(page).content.decode().partition('name="sett" value="')[2].partition('"')[0]


def test_a_plan_is_kept_as_it_came_and_a_later_one_beside_it(coordinator: Client, cases: Path) -> None:
    assert _send(coordinator, PLAN.read_bytes()) == "/plan/plan-2027/?sparat"
    assert _send(
        coordinator, SHEET.encode() + b"V\xc3\xa4g;TF;2 mkr;2 \xc3\xa5r;inom kommunen;kontrakt;2027-03-01\n"
    ) == ("/plan/plan-2027-2/?sparat")

    assert (cases / "plan-2027.xlsx").read_bytes() == PLAN.read_bytes()
    assert (cases / "plan-2027-2.csv").is_file()
    page = coordinator.get("/plan/").content.decode()
    assert page.index("plan-2027-2.csv") < page.index("plan-2027.xlsx")


@pytest.mark.parametrize(
    "name",
    ["../../plan.xlsx", "plan.exe", "/etc/passwd", "upphandling.yaml", "..\\..\\x", "å" * 300 + ".csv", "a\x00b"],
)
def test_the_name_of_the_file_decides_nothing(name: str, coordinator: Client, cases: Path) -> None:
    before = set(cases.parent.rglob("*"))

    assert _send(coordinator, PLAN.read_bytes(), name) == "/plan/plan-2027/?sparat"

    assert {each for each in set(cases.parent.rglob("*")) - before if ".tenderkit" not in each.name} == {
        cases / "plan-2027.xlsx"
    }


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "Välj en fil som inte är tom", id="empty"),
        pytest.param(b"PK\x03\x04 nothing", "går inte att läsa som en plan", id="no workbook"),
        pytest.param(b"\xd0\xcf\x11\xe0 old Excel", "går inte att läsa som en plan", id="old workbook"),
        pytest.param(b"%PDF-1.7\n", "hittar ingen", id="no sheet"),
        pytest.param(b"a;b\n1;2\n", "hittar ingen", id="no headings"),
        pytest.param(b"x" * (10 * 1024 * 1024 + 1), "Filen är för stor", id="too large"),
    ],
)
def test_what_is_no_plan_is_not_kept_and_it_is_said_why(
    data: bytes, says: str, coordinator: Client, cases: Path
) -> None:
    words = _send(coordinator, data)

    assert "Planen är inte sparad" in words
    assert says in words or "rubrik" in words
    assert not list(cases.glob("plan*"))


def test_a_year_that_cannot_be_chosen_is_the_next(coordinator: Client) -> None:
    from django.utils.timezone import localdate

    assert _send(coordinator, PLAN.read_bytes(), year="../1") == f"/plan/plan-{localdate().year + 1}/?sparat"


def test_no_other_address_takes_a_file(client: Client) -> None:
    sent = SimpleUploadedFile("x.yaml", b"title: x")

    assert client.post("/arenden/vaghyveln/fil/", {"fil": sent}).status_code == 400
    assert client.post("/finns-inte/", {"fil": sent}).status_code in (400, 404)


def test_two_files_at_once_are_refused(coordinator: Client, cases: Path) -> None:
    two = [SimpleUploadedFile(name, PLAN.read_bytes()) for name in ("a.xlsx", "b.xlsx")]

    assert coordinator.post("/plan/", {"ar": "2027", "fil": two}).status_code == 400
    assert not list(cases.glob("plan*"))


def test_each_row_has_the_policys_verdict_and_the_last_day_to_begin(plan: Path, coordinator: Client) -> None:
    words = coordinator.get("/plan/plan-2027/").content.decode()

    assert "Ombyggnad av Granskolan" in words
    assert "krav på ett antal platser" in words
    assert "18 januari 2027" in words
    assert "Saknas: Avtalstid." in words
    assert (
        ">Fönsterputs</a>" not in coordinator.get("/plan/plan-2027/?enhet=Kommunledningsförvaltningen").content.decode()
    )


def test_what_the_reading_asks_stands_with_its_cell(cases: Path, coordinator: Client) -> None:
    row = "<b>Väg</b>;TF;minst 2 mkr;2 år;inom kommunen;kontrakt;2027-03-01\n"
    (cases / "plan-2027.csv").write_text(SHEET + row, "utf-8")

    words = coordinator.get("/plan/plan-2027/").content.decode()

    assert "<strong>C2</strong>" in words
    assert "<b>Väg</b>" not in words


def test_a_recommendation_is_written_beside_the_plan_and_the_plan_is_left_alone(
    plan: Path, coordinator: Client, cases: Path
) -> None:
    before = plan.read_bytes()

    answer = coordinator.post(ROW, {"vad": "dialogue", "skal": "Branschen är ovan.\r\nEn början.", "sett": ""})

    assert answer["Location"] == f"{ROW}?sparat"
    (row,) = _answers(cases).rows
    assert (row.title, row.unit) == ("Ombyggnad av Granskolan", "Tekniska förvaltningen")
    assert row.recommendation is not None
    assert (row.recommendation.what.value, row.recommendation.reason) == ("dialogue", "Branschen är ovan.\nEn början.")
    assert plan.read_bytes() == before
    assert "väntar" in coordinator.get("/plan/plan-2027/").content.decode()


def test_the_rest_of_the_file_stays_when_a_recommendation_is_changed(
    plan: Path, coordinator: Client, cases: Path
) -> None:
    coordinator.post(ROW, {"vad": "dialogue", "skal": "Ett skäl", "sett": ""})
    coordinator.post("/plan/plan-2027/rad/5/", {"vad": "none", "sett": ""})
    file = cases / "plan-2027.svar.yaml"
    file.write_text(file.read_text("utf-8") + "# Vår egen anmärkning.\n", "utf-8")

    coordinator.post(ROW, {"vad": "places", "skal": "", "sett": _mark(coordinator)})

    first, second = _answers(cases).rows
    assert first.recommendation is not None
    assert first.recommendation.what.value == "places"
    assert first.recommendation.reason is None
    assert second.title == "Lokalvård i förskolor"
    assert "# Vår egen anmärkning." in file.read_text("utf-8")


def test_of_two_who_recommend_at_once_the_second_sees_both_and_loses_neither(
    plan: Path, coordinator: Client, cases: Path
) -> None:
    coordinator.post(ROW, {"vad": "dialogue", "skal": "Det första", "sett": ""})

    words = coordinator.post(ROW, {"vad": "places", "skal": "Det andra", "sett": ""}).content.decode()

    assert "någon annan har skrivit" in words.casefold()
    assert "Det första" in words
    assert "Det andra" in words
    (row,) = _answers(cases).rows
    assert row.recommendation is not None
    assert row.recommendation.reason == "Det första"
    assert coordinator.post(ROW, {"vad": "places", "skal": "Det andra", "sett": _mark(coordinator)}).status_code == 302


@pytest.mark.parametrize(
    "sent", [{}, {"vad": "hopp"}, {"vad": "places", "skal": "x" * 10_001}, {"vad": "places", "skal": "a\x00b"}]
)
def test_what_cannot_be_a_recommendation_is_not_written_and_what_was_typed_stays(
    sent: dict[str, str], plan: Path, coordinator: Client, cases: Path
) -> None:
    answer = coordinator.post(ROW, sent | {"sett": ""})

    assert answer.status_code == 200
    assert "Inget är sparat" in answer.content.decode()
    assert not (cases / "plan-2027.svar.yaml").exists()


def test_what_was_said_of_a_row_follows_it_into_a_newer_plan(plan: Path, coordinator: Client, cases: Path) -> None:
    coordinator.post(ROW, {"vad": "dialogue", "sett": ""})
    row = "Ombyggnad  av granskolan;tekniska förvaltningen;2 mkr;2 år;inom kommunen;kontrakt;2027-03-01\n"

    _send(coordinator, f"{SHEET}{row}".encode())

    assert "väntar" in coordinator.get("/plan/plan-2027-2/").content.decode()


def test_answers_that_cannot_be_read_are_shown_with_their_line(plan: Path, coordinator: Client, cases: Path) -> None:
    (cases / "plan-2027.svar.yaml").write_text("format: 1\nrows:\n  - {titel: X}\n", "utf-8")

    answer = coordinator.get("/plan/plan-2027/")

    assert answer.status_code == 409
    assert "rad 3" in answer.content.decode()


def test_a_row_becomes_a_case_with_what_the_plan_says(plan: Path, coordinator: Client, cases: Path) -> None:
    answer = coordinator.post(ROW, {"borja": "ja"})

    assert answer["Location"] == "/arenden/ombyggnad-av-granskolan/"
    assert "title: Ombyggnad av Granskolan" in (cases / "ombyggnad-av-granskolan/upphandling.yaml").read_text("utf-8")
    again = coordinator.post(ROW, {"borja": "ja"})
    assert "Inget är sparat" in again.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/plan/plan-2026/",
        "/plan/plan-2027/rad/999/",
        "/plan/tenderkit/",
        "/plan/plan-2027/svar.exe",
        "/plan/plan-2027/rad/0/",
    ],
)
def test_a_plan_or_a_row_that_there_is_not_is_not_found(address: str, plan: Path, coordinator: Client) -> None:
    assert coordinator.get(address).status_code == 404


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_sheet_comes_back_as_the_command_writes_it(
    suffix: str, plan: Path, coordinator: Client, tmp_path: Path
) -> None:
    from django.utils.timezone import localdate

    from tenderkit.workflows.plan.plan import assess, deliver_plan

    deliver_plan(assess(plan, day=localdate()), tmp_path / f"svar.{suffix}")

    assert coordinator.get(f"/plan/plan-2027/svar.{suffix}").content == (tmp_path / f"svar.{suffix}").read_bytes()


def test_the_paper_of_a_row_is_the_one_that_the_command_builds(plan: Path, coordinator: Client, tmp_path: Path) -> None:
    from django.utils.timezone import localdate

    from tenderkit.workflows.building.build_papers import build_papers
    from tenderkit.workflows.papers.build_run import BuildOptions

    wanted = tmp_path / "rekommendation.txt"
    build_papers(plan, BuildOptions(kinds=("rekommendation",), row=4, day=localdate(), to=wanted))

    address = "/plan/plan-2027/rad/{0}/rekommendation.{1}"
    assert coordinator.get(address.format(4, "txt")).content == wanted.read_bytes()
    assert coordinator.get(address.format(999, "txt")).status_code == 404
    assert coordinator.get(address.format(4, "exe")).status_code == 404


def test_a_coordinator_of_one_unit_sees_its_rows_and_not_the_plan_of_all(
    plan: Path, coordinator: Client, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenderkit.model.case.choices import Role
    from tenderkit.web import signed_in
    from tenderkit.web.post import Post

    monkeypatch.setattr(signed_in, "_EVERY_POST", (Post(Role.COORDINATOR, "Kommunledningsförvaltningen"),))

    words = coordinator.get("/plan/plan-2027/").content.decode()

    assert "Trycksaker" in words
    assert "Granskolan" not in words
    assert "Fönsterputs" not in words
    for address in (ROW, f"{ROW}rekommendation.docx", "/plan/plan-2027/svar.xlsx"):
        assert coordinator.get(address).status_code == 404
    assert coordinator.post(ROW, {"vad": "places", "sett": ""}).status_code == 404
    sent = SimpleUploadedFile("plan.xlsx", PLAN.read_bytes())
    assert coordinator.post("/plan/", {"ar": "2027", "fil": sent}).status_code == 404
    assert not (cases / "plan-2027-2.xlsx").exists()
