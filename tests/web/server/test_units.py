"""Somebody who works for one unit never learns that another unit has a case."""

import html
import re
from pathlib import Path

import pytest

from tenderkit.model.case.choices import Role
from web.server.conftest import Enter
from web.test_addresses import ADDRESSES
from web.test_roles import OF_ALL, READS, WRITES

ROLES = sorted(OF_ALL)
OTHER = "Teknisk förvaltning"
OF_A_CASE = {name: each for name, each in ADDRESSES.items() if each[0].startswith("/arenden/vaghyveln/")}


def role_of(word: str) -> Role:
    return next(role for role in Role if role.value == word)


@pytest.mark.parametrize("role", ROLES)
def test_a_case_of_another_unit_is_not_there_at_any_address(role: str, enter: Enter) -> None:
    other, everywhere = enter(role_of(role), "Socialförvaltningen"), enter(role_of(role))

    for name, (address, methods) in OF_A_CASE.items():
        for method in sorted({"GET", "POST"} & methods):
            there, not_there = (
                other.generic(method, each) for each in (address, address.replace("vaghyveln", "finns-inte"))
            )
            seen = everywhere.generic(method, address if name != "archive" else address.replace("alla.zip", ""))
            allowed = (READS if method == "GET" else WRITES).get(name, OF_ALL if method == "GET" else set())
            assert there.status_code == not_there.status_code == 404, (name, method)
            assert there.content == not_there.content, (name, method)
            assert (seen.status_code != 403) is (role in allowed), (name, method)  # a form without a field is no page


@pytest.mark.parametrize("role", ROLES)
def test_its_name_its_unit_and_its_number_are_on_no_page(role: str, enter: Enter, server: Path) -> None:
    from tenderkit.web.case_rows import rebuild_the_list

    rebuild_the_list()
    other = enter(role_of(role), "Socialförvaltningen")

    told = [
        each.content.decode("utf-8", "replace").replace("till exempel Väghyveln", "")
        for name, (address, methods) in ADDRESSES.items()
        if "GET" in methods and (each := other.get(address)).status_code == 200 and name not in OF_A_CASE
    ]

    assert told
    for secret in ("Väghyveln", "TF 2027/412", OTHER):
        assert [each for each in told if secret in each] == []


def test_the_own_units_case_is_seen_and_begun_ones_belong_to_it(enter: Enter, server: Path) -> None:
    from tenderkit.web.case_rows import rebuild_the_list

    rebuild_the_list()
    officer = enter(Role.PROCUREMENT_OFFICER, OTHER)

    listed = officer.get("/arenden/").content.decode()
    begun = officer.post("/arenden/ny", {"titel": "Lekplatser", "krav": "dialogue"}, follow=True)

    assert "Väghyveln" in listed
    assert begun.status_code == 200
    assert OTHER in (server / "lekplatser" / "upphandling.yaml").read_text("utf-8")


def test_a_case_cannot_be_begun_from_one_of_another_unit(enter: Enter, server: Path) -> None:
    officer = enter(Role.PROCUREMENT_OFFICER, "Socialförvaltningen")

    officer.post("/arenden/ny", {"titel": "Lekplatser", "krav": "dialogue", "fran": "vaghyveln"})

    assert "trafikanordningar" not in (server / "lekplatser" / "upphandling.yaml").read_text("utf-8")


def test_whoever_moves_a_case_to_a_unit_that_is_not_theirs_is_told_first(enter: Enter, server: Path) -> None:
    officer, file = enter(Role.PROCUREMENT_OFFICER, OTHER), server / "vaghyveln" / "upphandling.yaml"
    page = "/arenden/vaghyveln/uppgifter/grunduppgifter/"
    digest = re.findall(r'name="gjord_av" value="([^"]+)"', officer.get(page).content.decode())[0]
    sent = {"gjord_av": digest, "var:authority.unit": OTHER, "f:authority.unit": "Socialförvaltningen", "spara": "ja"}

    asked = officer.post(page, sent).content.decode()

    assert "Du arbetar inte för den enheten" in asked
    assert 'value="Socialförvaltningen"' in asked
    assert "Socialförvaltningen" not in file.read_text("utf-8")
    seen = html.unescape(re.findall(r'name="sett:authority.unit" value="([^"]+)"', asked)[0])
    answer = officer.post(page, sent | {"sett:authority.unit": seen})
    assert answer["Location"] == "/arenden/"
    assert "Socialförvaltningen" in file.read_text("utf-8")
    assert officer.get(page).status_code == 404


def test_whoever_works_for_every_unit_moves_a_case_without_being_asked(enter: Enter, server: Path) -> None:
    officer, file = enter(Role.PROCUREMENT_OFFICER), server / "vaghyveln" / "upphandling.yaml"
    page = "/arenden/vaghyveln/uppgifter/grunduppgifter/"
    digest = re.findall(r'name="gjord_av" value="([^"]+)"', officer.get(page).content.decode())[0]

    officer.post(page, {"gjord_av": digest, "var:authority.unit": OTHER, "f:authority.unit": "Socialförvaltningen"})

    assert "Socialförvaltningen" in file.read_text("utf-8")


def test_the_file_itself_moves_a_case_out_of_sight_only_when_that_is_meant(enter: Enter, server: Path) -> None:
    officer, file = enter(Role.PROCUREMENT_OFFICER, OTHER), server / "vaghyveln" / "upphandling.yaml"
    page = "/arenden/vaghyveln/fil/"
    digest = re.findall(r'name="gjord_av" value="([^"]+)"', officer.get(page).content.decode())[0]
    sent = {"gjord_av": digest, "text": file.read_text("utf-8").replace(OTHER, "Socialförvaltningen")}

    asked = officer.post(page, sent).content.decode()

    assert "Du arbetar inte för den enheten" in asked
    assert "unit: Socialförvaltningen" in asked
    assert OTHER in file.read_text("utf-8")
    assert officer.post(page, sent | {"flytta": "ja"})["Location"] == "/arenden/"
    assert "unit: Socialförvaltningen" in file.read_text("utf-8")
