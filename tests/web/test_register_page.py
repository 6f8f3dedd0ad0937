"""The register as a page and as a file, and the clauses that stand in documents."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localdate

from web.conftest import SAMPLES, read_every_case

pytestmark = pytest.mark.usefixtures("awarded_case")


def _page(coordinator: Client, query: str = "") -> str:
    return coordinator.get(f"/register/{query}").content.decode()


def test_each_requirement_has_its_row(coordinator: Client) -> None:
    words = _page(coordinator)

    assert '<a href="/arenden/vinterparken/">Vinterparken</a>' in words
    assert all(each in words for each in ("Påhittade Parker AB", "Genomförda: 2", "tilldelad"))


def test_before_the_notice_a_row_tells_nothing_but_the_number(coordinator: Client) -> None:
    words = _page(coordinator)

    assert "TF 2027/412" in words
    assert "Väghyveln" not in words


def test_the_register_is_searched_filtered_and_ordered(coordinator: Client) -> None:
    assert "TF 2027/412" not in _page(coordinator, "?sok=påhittade+parker")
    assert "Ingen rad stämmer" in _page(coordinator, "?sok=<script>")
    assert "Vinterparken" not in _page(coordinator, "?fas=before_notice")
    assert "TF 2027/412" not in _page(coordinator, "?enhet=SB")
    late_first = _page(coordinator, "?ordna=sent")
    assert late_first.index("Vinterparken") < late_first.index("TF 2027/412")


@pytest.mark.parametrize("order", ["diarienummer", "upphandling", "enhet", "leverantor", "fas", "datum", "hopp"])
def test_an_order_that_there_is_not_is_the_usual_one(order: str, coordinator: Client) -> None:
    assert "Vinterparken" in _page(coordinator, f"?ordna={order}")


def test_the_file_is_the_one_that_the_command_writes(coordinator: Client, cases: Path, tmp_path: Path) -> None:
    from tenderkit.workflows.register.register import read_register
    from tenderkit.workflows.register.register_report import deliver_register

    for suffix in ("csv", "xlsx"):
        deliver_register(read_register(cases, localdate()), tmp_path / f"register.{suffix}")
        answer = coordinator.get(f"/register/register.{suffix}")
        assert f"register-{localdate().isoformat()}.{suffix}" in answer["Content-Disposition"]
        assert answer.content == (tmp_path / f"register.{suffix}").read_bytes()


def test_a_format_that_no_register_has_is_not_found(coordinator: Client) -> None:
    assert coordinator.get("/register/register.pdf").status_code == 404


def test_the_same_procurement_twice_is_there_once(coordinator: Client, cases: Path) -> None:
    from tenderkit.web.shelf import cases_on_the_shelf

    shutil.copytree(cases / "vinterparken", cases / "vinterparken-kopia")
    cases_on_the_shelf(fresh=True)

    words = _page(coordinator)

    assert words.count(">SB 2025/203<") == 1
    assert "1 ärende är inte klart eller kan inte läsas" in words


def test_outdated_clauses_come_first_with_the_documents_that_hold_them(coordinator: Client) -> None:
    words = coordinator.get("/register/klausuler/").content.decode()

    first = words.partition("<tbody>")[2].partition("</tr>")[0]
    assert "inaktuell" in first
    assert '<a href="/arenden/vinterparken/">SB 2025/203 Vinterparken</a>' in first
    assert "kravavsnitt" in first
    assert "Målgruppen" not in coordinator.get("/register/klausuler/?gamla").content.decode()


def test_an_empty_register_says_so(coordinator: Client, tmp_path: Path) -> None:
    from django.test import override_settings

    (tmp_path / "tom").mkdir()
    with override_settings(TENDERKIT_FOLDER=tmp_path / "tom"):
        assert "Registret är tomt" in _page(coordinator)
        assert "Inget dokument har skrivits än" in coordinator.get("/register/klausuler/").content.decode()
        assert coordinator.get("/register/register.csv").status_code == 200


def test_what_handovers_lack_and_the_evaluations_that_have_come_in_are_listed(coordinator: Client, cases: Path) -> None:
    shutil.copytree(SAMPLES / "campingstugor", cases / "campingstugor")
    read_every_case()

    words = coordinator.get("/register/overlamningar/").content.decode()

    lacking, _, received = words.partition("Utvärderingar som har kommit in")
    assert "rekryterarens fil placeringar.yaml" in lacking.partition("TF 2025/19 Campingstugor")[2]
    assert "Vinterparken" not in lacking
    assert "13 mars 2026" in received
    assert "Påhittade Parker AB" in received.partition("SB 2025/203 Vinterparken")[2]
