"""The pages of the library: found, read, compared, tried; and nobody sees a case there that isn't theirs to see."""

import html
import re
import shutil
from pathlib import Path

import pytest
from django.test import Client

from given.own_library import own_library
from tenderkit.model.case.choices import Role
from tenderkit.workflows.papers.build import BuildOptions, build

ROLES = ("requester", "procurement_officer", "coordinator", "recruiter")
COMPARED = "/klausuler/vite/jamfor/?fran=1.1.0&till=2.1.0"


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode()).replace("\u00a0", " ")


def _main(words: str) -> str:
    return words.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_finds_the_library_in_its_menu(role: str, client: Client) -> None:
    client.post("/roll", {"roll": role})

    assert '<a href="/klausuler/">Klausuler</a>' in _page(client, "/arenden/")


def test_words_that_are_looked_for_are_marked_where_they_stand(client: Client) -> None:
    words = _page(client, "/klausuler/?sok=vite+dagar")

    assert "<mark>dagar</mark>" in words
    assert "av 53 klausuler" in words
    assert 'value="vite dagar"' in words


def test_a_filter_keeps_what_was_chosen(client: Client) -> None:
    words = _main(_page(client, "/klausuler/?lage=not_yet&slag=kravavsnitt&ordna=title&oversyn=365&agare=tenderkit"))

    assert words.count(" selected>") == 5
    assert "Ingen klausul stämmer med det du söker." in words


@pytest.mark.parametrize("address", ["/klausuler/", "/lagrum/"])
def test_a_day_that_is_not_understood_is_said_to_be_so_and_kept(address: str, client: Client) -> None:
    words = _page(client, f"{address}?dag=32/13 <i>")

    assert '<a href="#dag">' in words
    assert 'aria-invalid="true"' in words
    assert "32/13 <i>" in words
    assert "32/13 <i>" not in client.get(f"{address}?dag=32/13 <i>").content.decode()


def test_the_library_is_shown_as_it_stands_on_a_day(client: Client) -> None:
    words = _page(client, "/klausuler/?dag=1 februari 2027&sok=vite")

    assert "så som de står den 1 februari 2027" in words
    assert "vite 2.1.0" in words


def test_a_filter_that_is_not_there_asks_for_nothing(client: Client) -> None:
    assert "53 av 53 klausuler" in _page(client, "/klausuler/?lage=nej&oversyn=7&ordna=nej&sida=kanske")


def test_a_clause_is_read_with_its_values_marked_and_its_conditions_in_words(client: Client) -> None:
    words = _page(client, "/klausuler/vite/")

    assert '<span class="value">Vitesbelopp</span>' in words
    assert 'Tas med när <span lang="sv">platser krävs</span>.' in words
    assert "När vitet räknas per plats som saknas:" in words
    assert "requirement.p" not in words
    assert "ägare: tenderkit" in words
    assert "Krävs av:" in _page(client, "/klausuler/brist/")


def test_a_clause_with_two_lengths_shows_them_side_by_side(client: Client) -> None:
    words = _page(client, "/klausuler/vite/2.1.0/")

    assert "Den fullständiga texten" in words
    assert "Den korta texten" in words
    assert "Du läser version 2.1.0." in words


def test_the_history_leads_to_each_change(client: Client) -> None:
    words = _page(client, "/klausuler/vite/historik/")

    assert '<a href="/klausuler/vite/jamfor/?fran=1.0.0&till=1.1.0">' in words
    assert words.index("/klausuler/vite/2.1.0/") < words.index("/klausuler/vite/1.0.0/")


def test_what_binds_is_told_before_the_texts(client: Client) -> None:
    words = _main(_page(client, COMPARED))

    assert words.index("skyldigheter ändrade") < words.index("<del>") < words.index("<ins>")
    assert "1.1.0" in words
    assert "Vad 2.1.0 ändrar i öppna ärenden" in words


def test_open_cases_are_counted_and_each_shows_its_difference(client: Client, cases: Path) -> None:
    build(cases / "vaghyveln", BuildOptions())
    client.get("/arenden/")

    words = _main(_page(client, "/klausuler/vite/jamfor/?fran=2.1.0&till=1.1.0"))

    assert "ändras, " in words
    assert '<a href="/arenden/vaghyveln/varfor/#klausul-vite">' in words
    assert "nu 2.1.0" in words


def test_the_same_version_twice_has_nothing_to_tell(client: Client) -> None:
    assert "Det är samma version." in _page(client, "/klausuler/vite/jamfor/?fran=1.0.0&till=1.0.0")


def test_a_case_that_carries_the_clause_is_named_with_its_version(client: Client, cases: Path) -> None:
    build(cases / "vaghyveln", BuildOptions())

    words = _main(_page(client, "/klausuler/vite/anvands/"))

    assert "har klausulen i ett dokument" in words
    assert '<a href="/arenden/vaghyveln/dokument/">Väghyveln</a>' in words
    assert '<a href="/klausuler/vite/2.1.0/">2.1.0</a>' in words


def test_a_clause_says_how_many_cases_have_it(client: Client, cases: Path) -> None:
    def used_in() -> int:
        found = re.search(r"Används i (\d+) ärende", _page(client, "/klausuler/vite/"))
        return int(found[1]) if found else -1

    before = used_in()
    build(cases / "vaghyveln", BuildOptions())

    assert used_in() == before + 1


def test_a_clause_that_is_saved_by_hand_is_seen_by_the_next_who_looks(client: Client, cases: Path) -> None:
    folder = own_library(cases, {"vart": {"1.0.0": ("status: draft", "Hon ska odla.")}})
    assert "Hon ska odla." in _page(client, "/klausuler/vart/")

    file = folder / "vart" / "1.0.0.md"
    file.write_text(file.read_text("utf-8").replace("odla", "skörda"), "utf-8")

    assert "Hon ska skörda." in _page(client, "/klausuler/vart/")


@pytest.mark.parametrize("address", ["/klausuler/vite/anvands/", COMPARED, "/klausuler/vite/prova/"])
def test_a_case_that_one_may_not_see_is_nowhere(
    address: str, client: Client, cases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenderkit.web.post import Post
    from tenderkit.web.shelf import cases_on_the_shelf

    build(cases / "vaghyveln", BuildOptions())
    shutil.copytree(cases / "vaghyveln", cases / "hemlig")
    file = cases / "hemlig" / "upphandling.yaml"
    text = file.read_text("utf-8").replace("title: Väghyveln", "title: Hemligheten")
    file.write_text(text.replace("unit: Teknisk förvaltning", "unit: Hemliga enheten"), "utf-8")
    cases_on_the_shelf(fresh=True)
    client.get("/arenden/")
    assert "Hemligheten" in _page(client, address)

    own = tuple(Post(role, "Teknisk förvaltning") for role in Role)
    monkeypatch.setattr("tenderkit.web.signed_in._EVERY_POST", own)

    assert "Väghyveln" in _page(client, address)
    assert "Hemligheten" not in _page(client, address)
    assert client.get("/klausuler/vite/prova/?arende=hemlig").status_code == 404


def test_an_example_is_tried_and_the_tests_are_counted(client: Client) -> None:
    words = _main(_page(client, "/klausuler/vite/prova/?version=2.1.0"))

    assert "vite om 50 000 kronor" in words
    assert "58 av 58 exempel säger det de ska." in words
    assert "Vite per: plats som saknas" in words


def test_a_case_is_tried_with_another_value_and_nothing_is_saved(client: Client, cases: Path) -> None:
    address = "/klausuler/vite/prova/?version=2.1.0&arende=vaghyveln"
    before = (cases / "vaghyveln" / "upphandling.yaml").read_bytes()

    answer = client.post(
        address, {"f:requirement.penalty.amount": "77 tkr", "f:requirement.penalty.per": "started_week"}
    )

    words = answer.content.decode().replace("\u00a0", " ")
    assert "vite om 77 000 kronor för varje påbörjad vecka" in words
    assert (cases / "vaghyveln" / "upphandling.yaml").read_bytes() == before


def test_the_text_with_another_choice_stands_beside(client: Client) -> None:
    words = _main(_page(client, "/klausuler/vite/prova/?version=2.1.0&arende=vaghyveln"))

    assert "Vite per: Påbörjad vecka" in words
    assert "<ins>" in words


def test_an_entry_that_is_not_understood_is_kept_and_told_of_at_its_field(client: Client) -> None:
    answer = client.post(
        "/klausuler/vite/prova/?version=2.1.0&arende=vaghyveln", {"f:requirement.penalty.amount": "kanske <i>"}
    )

    words = answer.content.decode()
    assert '<a href="#f-requirement-penalty-amount">' in words
    assert 'value="kanske &lt;i&gt;"' in words
    assert "<i>" not in words


def test_a_case_that_cannot_be_read_yet_says_why(client: Client, cases: Path) -> None:
    (cases / "vaghyveln" / "upphandling.yaml").write_text("format: [", "utf-8")

    assert "Ärendet kan inte läsas än:" in _page(client, "/klausuler/vite/prova/?arende=vaghyveln")
    assert "1 kan inte läsas än" not in _main(_page(client, "/lagrum/"))


def test_each_paragraph_leads_to_its_clauses(client: Client) -> None:
    words = _page(client, "/lagrum/?dag=2027-12-01")

    assert "36 § avtalslagen" in words
    assert "/klausuler/vite/2.1.0/" in words
    assert "inte läst på ett år" in words


def test_why_a_text_says_what_it_says_leads_to_the_clause(client: Client) -> None:
    assert '<a href="/klausuler/vite/2.1.0/">' in _page(client, "/arenden/vaghyveln/varfor/")


@pytest.mark.parametrize(
    "address",
    [
        "/klausuler/finns-inte/",
        "/klausuler/vite/9.9.9/",
        "/klausuler/vite/9/",
        "/klausuler/vite/jamfor/?fran=9.9.9",
        "/klausuler/vite/prova/?version=../../etc",
        "/klausuler/vite/prova/?arende=../../etc",
        "/klausuler/../../etc/passwd",
    ],
)
def test_what_the_library_has_not_got_is_not_found(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


def test_a_comparison_says_what_shows_every_version_at_once(client: Client) -> None:
    words = _page(client, COMPARED)

    assert re.search(r"<code>tenderkit upgrade [\w-]+ --dry-run</code>", words)


def test_the_text_that_is_tried_names_other_clauses_by_their_titles(client: Client) -> None:
    words = _page(client, "/klausuler/vite/prova/")

    assert "enligt avsnitt ”Uppfyllda platser”" in words
    assert "[[" not in _main(words)


def test_text_with_markup_comes_out_as_letters(client: Client, cases: Path) -> None:
    _with_markup(cases)
    for address in ("", "?sok=script", "vart/", "vart/historik/", "vart/jamfor/", "vart/anvands/", "vart/prova/"):
        page = client.get(f"/klausuler/{address}").content.decode()
        assert "<b>jag" not in page
        assert "<script>a" not in page
        assert "<script>b" not in page


def _with_markup(cases: Path) -> None:
    own_library(
        cases,
        {
            "vart": {
                "1.0.0": (
                    'status: published, valid_from: 2025-01-01, owner: "<b>jag</b>"',
                    r"Hon ska \<script>a\</script>.",
                ),
                "1.1.0": ("status: draft", r"Hon bör \<script>b\</script>."),
            }
        },
    )


def test_a_library_that_cannot_be_read_is_a_page_with_its_line(client: Client, cases: Path) -> None:
    folder = own_library(cases, {"vart": {"1.0.0": ("status: draft", "Text.")}})
    (folder / "library.yaml").write_text("format: 1\norder: [", "utf-8")

    answer = client.get("/klausuler/")

    assert answer.status_code == 409
    words = answer.content.decode()
    assert "Biblioteket kan inte läsas som det står" in words
    assert "library.yaml, rad" in words
    assert "/fil/" not in client.get("/klausuler/vite/").content.decode()
