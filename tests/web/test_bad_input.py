"""What nobody should send, sent: values that look like something else, far too much, and a database that can't be asked."""

import sqlite3
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from bad_input.test_values import LETTER_FOR_LETTER, ONE_LINE_ONLY, REFUSED
from tenderkit.problems import RefusedError
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.web.serving import prepare_database
from web.test_parts_page import _form

CASE = "/arenden/vaghyveln/"
VALUES = [pytest.param(each.values[0], id=each.id) for each in (*LETTER_FOR_LETTER, *REFUSED, *ONE_LINE_ONLY)]
REFUSED_VALUES = [each.values[0] for each in REFUSED]
FIELDS = [("grunduppgifter", "title"), ("kravet", "requirement.purpose")]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(("part", "name"), FIELDS, ids=["a title", "a text"])
def test_whatever_is_typed_comes_out_as_letters_or_is_refused_at_its_field(
    part: str, name: str, value: str, client: Client, cases: Path
) -> None:
    answer = client.post(f"{CASE}uppgifter/{part}/", _form(client, part) | {f"f:{name}": [value]})

    assert answer.status_code in (200, 302)
    assert not read_yaml(cases / "vaghyveln" / "upphandling.yaml").problems
    said = answer if answer.status_code == 200 else client.get(f"{CASE}uppgifter/{part}/")
    first = escape(value.strip().splitlines()[0][:300]) if value.strip() else ""
    assert first in said.content.decode()
    assert (value in REFUSED_VALUES) <= (answer.status_code == 200 or not first)
    shown = client.get(f"{CASE}text/")
    assert shown.status_code == 200
    if "<" in value and value != "a < b > c":
        assert value not in said.content.decode()
        assert value not in shown.content.decode()


@pytest.mark.parametrize("value", VALUES)
def test_whatever_is_looked_for_in_the_list_comes_back_as_letters(value: str, client: Client) -> None:
    answer = client.get(f"/arenden/?sok={quote(value[:2000])}&enhet={quote(value[:50])}&ordna={quote(value[:50])}")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "value",
    ["etc/passwd", "..", "", "\u0000", "a/" * 90, "%2e%2e", "CON", "[BEKRÄFTA: x]", "<script>alert(1)</script>"],
)
def test_a_new_case_is_never_named_out_of_its_folder(value: str, client: Client, cases: Path) -> None:
    before = {each for each in cases.parent.rglob("*") if cases not in each.parents}

    answer = client.post("/arenden/ny", {"titel": f"../../{value}", "krav": "dialogue"})

    assert answer.status_code in (200, 302)
    assert {each for each in cases.parent.rglob("*") if cases not in each.parents} == before


@pytest.mark.parametrize("address", [f"{CASE}uppgifter/kravet/", f"{CASE}fil/", "/arenden/ny", f"{CASE}handelser/"])
def test_ten_megabytes_are_refused_in_words_and_nothing_is_saved(address: str, client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    before = file.read_bytes()

    answer = client.post(address, {"f:requirement.purpose": "å" * 5_000_000, "text": "", "gjord_av": ""})

    assert answer.status_code == 400
    assert "högst 2 megabyte" in answer.content.decode()
    assert file.read_bytes() == before


def test_a_database_that_another_program_holds_is_told_of_and_the_case_is_saved(client: Client, cases: Path) -> None:
    form = _form(client, "avtalet") | {"f:contract.months": ["31"]}
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = client.post(f"{CASE}uppgifter/avtalet/", form)
    finally:
        other.execute("ROLLBACK")
        other.close()
        connection.close()

    assert answer.status_code == 503
    assert "TK-S088" in answer.content.decode()
    assert "kan redan vara sparat" in answer.content.decode()
    assert "months: 31" in (cases / "vaghyveln" / "upphandling.yaml").read_text("utf-8")


def test_a_database_of_a_newer_version_is_left_alone(page: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('page', '9999_senare', '2030-01-01')"
        )
    try:
        with pytest.raises(RefusedError) as refused:
            prepare_database()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE name = '9999_senare'")

    assert refused.value.message.code == "TK-S099"
    assert refused.value.message.facts["newest"] == "page.9999_senare"


def test_a_database_of_an_older_version_is_brought_along(page: None) -> None:
    call_command("migrate", "page", "0001", verbosity=0)

    prepare_database()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM page_standin")
        assert cursor.fetchone() == (0,)
