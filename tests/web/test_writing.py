"""A coordinator writes a clause in the page: the same files come out, nothing is lost, and each step says what it does."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tenderkit.model.clauses.library import Version
from tenderkit.workflows.clause_drafts.clause_draft import ClauseForm, clause_draft

PURPOSE = "Ett möte före starten gör att platserna kan planeras."
NEW = {"title": "Eget startmöte", "motive": PURPOSE, "evidence": PURPOSE, "follow_up": PURPOSE, "guidance": PURPOSE}
EDITOR = "/klausuler/eget-startmote/1.0.0/andra/"
TEXT = "[krav 1] {leverantören} ska delta i ett startmöte.\n\n[när platser krävs]\n\nMötet gäller {antal platser}.\n\n[slut]"
PUBLISHED = {"dag": "1 jan 2025", "oversyn": "2028-01-01", "agare": "samordnaren", "plats": "senare"}
HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "[a](http://exempel.se)",
    "\ue000",
    "\x00",
    "' OR 1=1",
)


@pytest.fixture
def begun(coordinator: Client) -> Client:
    assert coordinator.post("/klausuler/ny", NEW).headers["Location"] == EDITOR
    return coordinator


def _sent(form: ClauseForm, digest: str, **changed: str) -> dict[str, object]:
    """The form as a browser would send it."""
    told: dict[str, object] = {**form.sentences, "applies_if": form.applies_if, "requires": "\n".join(form.requires)}
    for number, each in enumerate(form.stretches):
        named = {"text": each.common} if not each.is_pair else {"kort": each.short or "", "full": each.full or ""}
        told |= {f"{name}-{number}": words for name, words in named.items()}
    told |= {name: "\n".join(lines) for name, lines in form.mark_lists.items()}
    told |= {"law": list(form.law), "theme": form.theme, "note": form.note, "owner": form.owner}
    return told | {"oversyn": form.review_by or "", "gjord_av": digest, "gor": "spara"} | changed


def _standing(cases: Path, clause: str = "eget-startmote", **changed: str) -> dict[str, object]:
    draft = clause_draft(cases, Version(clause, "1.0.0"))
    return _sent(draft.form, draft.digest, **changed)


def _file(cases: Path, name: str = "eget-startmote/1.0.0.md") -> str:
    return (cases / "bibliotek" / "clauses" / name).read_text("utf-8")


def test_a_clause_is_written_tried_published_adopted_and_placed_and_stands_in_the_section(
    begun: Client, cases: Path
) -> None:
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "applies_if": "platser krävs", "owner": "samordnaren"}))
    assert "{% if requirement.places is stated %}" in _file(cases)

    example = {"name": "fyra", "uppgift-0": "Platser, Antal platser", "varde-0": "4", "must": "Mötet gäller 4 platser."}
    begun.post(EDITOR.replace("andra", "exempel"), example)
    assert "requirement.places.count: " in _file(cases, "eget-startmote/eget-startmote-1.0.0.test.yaml")
    assert "håller inte" not in begun.get(EDITOR.replace("andra", "exempel")).content.decode()

    _step(begun, "review", {})
    _step(begun, "publish", PUBLISHED)
    _step(begun, "adopt", {"av": "Kommunstyrelsen", "dag": "2 januari 2025", "beslut": "KS 2025/7"})
    _step(begun, "place", {"plats": "uppfoljning|utvardering"})

    begun.post("/roll", {"roll": "procurement_officer"})
    assert "delta i ett startmöte" in begun.get("/arenden/vaghyveln/text/").content.decode()


def _step(client: Client, step: str, sent: dict[str, str]) -> str:
    answer = client.post(EDITOR.replace("andra", f"steg/{step}"), sent | {"forstatt": "ja"}).content.decode()
    assert "Det är gjort." in answer, re.sub(r"<[^>]+>", " ", answer)
    return answer


def test_a_form_that_is_sent_as_it_stood_changes_nothing(coordinator: Client, cases: Path) -> None:
    coordinator.post("/klausuler/ny", {"title": "Vårt vite", "ersatter": "vite"})
    before = _file(cases, "vart-vite/1.0.0.md")

    answer = coordinator.post("/klausuler/vart-vite/1.0.0/andra/", _standing(cases, "vart-vite"))

    assert answer.status_code == 302
    assert _file(cases, "vart-vite/1.0.0.md") == before


def test_what_is_said_of_the_marks_is_written_in_lines_and_refused_at_its_field(begun: Client, cases: Path) -> None:
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "aligned_with": "21: krav 1\n\n", "short_leaves": ""}))
    assert "element: 21" in _file(cases), _file(cases)
    assert ": krav 1</textarea>" in begun.get(EDITOR).content.decode()

    answer = begun.post(EDITOR, _standing(cases, says_always="krav 1: månens fas")).content.decode()
    assert "TK-L439" in answer
    assert 'href="#f-says_always"' in answer
    assert "krav 1: månens fas</textarea>" in answer
    assert "månens fas" not in _file(cases)


def test_two_coordinators_lose_nothing(begun: Client, cases: Path) -> None:
    first, second = _standing(cases, motive="Den enas ord."), _standing(cases, motive="Den andras ord.")
    begun.post(EDITOR, first)

    answer = begun.post(EDITOR, second).content.decode()

    assert "har ändrats sedan du öppnade den" in answer
    assert "Den enas ord." in answer
    assert "Den andras ord." in answer
    assert "Den enas ord." in _file(cases)
    found = re.search(r'name="gjord_av" value="(\w+)"', answer)
    assert found is not None
    begun.post(EDITOR, second | {"gjord_av": found[1]})
    assert "Den andras ord." in _file(cases)


def test_a_fault_is_told_at_its_field_with_words_near_it_and_the_entry_is_kept(begun: Client, cases: Path) -> None:
    before = _file(cases)

    answer = begun.post(
        EDITOR, _standing(cases, **{"text-0": "minst {antal plaster}", "oversyn": "snart"})
    ).content.decode()

    assert "Inget är sparat" in answer
    assert "minst {antal plaster}" in answer
    assert "{antal platser}" in answer
    assert 'aria-invalid="true"' in answer
    assert "TK-L435" in answer
    assert _file(cases) == before


def test_what_is_typed_is_checked_and_read_in_both_branches_without_being_saved(begun: Client, cases: Path) -> None:
    before = _file(cases)

    answer = begun.post(f"{EDITOR}prova/", _standing(cases, **{"text-0": TEXT})).content.decode()

    assert "När platser inte krävs" in answer
    assert "Mötet gäller «Antal platser»." in answer
    assert "<html" not in answer
    assert _file(cases) == before


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"gor": "villkor", "villkor": "vitet räknas per påbörjad vecka"}, "[när vitet räknas per påbörjad vecka]"),
        ({"gor": "villkor", "villkor": "platser krävs", "inte": "ja"}, "[när platser inte krävs]"),
        ({"gor": "villkor", "villkor": ""}, "Välj ett villkor."),
        ({"gor": "par"}, 'name="full-1"'),
        ({"gor": "stycke"}, 'name="text-1"'),
        ({"gor": "kontrollera"}, "Inget är sparat än."),
        ({"gor": "skyldighet", "text-0": "Leverantören ska svara.", "mening": "text-0:0", "vem": "supplier"}, "[krav 1] {leverantören} ska svara."),
        ({"gor": "skyldighet", "mening": "", "vem": "supplier"}, "TK-L434"),
    ],
)  # fmt: skip
def test_a_button_of_the_editor_works_without_a_script_and_saves_nothing(
    sent: dict[str, str], words: str, begun: Client, cases: Path
) -> None:
    before = _file(cases)

    answer = begun.post(EDITOR, _standing(cases, **sent)).content.decode()

    assert words in answer
    assert _file(cases) == before


@pytest.mark.parametrize("letters", HOSTILE)
@pytest.mark.parametrize("field", ["text-0", "motive", "applies_if", "requires", "note", "title"])
def test_hostile_letters_come_out_as_letters_or_are_refused(
    field: str, letters: str, begun: Client, cases: Path
) -> None:
    begun.post(EDITOR, _standing(cases, **{field: letters}))

    shown = begun.get(EDITOR).content.decode()
    assert "<script>alert" not in shown
    assert "49" not in re.findall(r"<p>(\d+)</p>", shown)


def test_ten_megabytes_in_a_field_are_refused_and_the_file_stands(begun: Client, cases: Path) -> None:
    before = _file(cases)

    answer = begun.post(EDITOR, _standing(cases, **{"text-0": "a" * 10_000_000}))

    assert answer.status_code in (200, 400, 413)
    assert _file(cases) == before


def test_a_new_clause_asks_for_what_it_needs_and_keeps_what_was_written(coordinator: Client, cases: Path) -> None:
    answer = coordinator.post("/klausuler/ny", {"title": "Vite", "motive": "Mitt motiv."}).content.decode()
    assert "Mitt motiv." in answer
    assert answer.count("TK-L427") == 3

    taken = coordinator.post("/klausuler/ny", NEW | {"title": "Vite"}).content.decode()
    assert "TK-L428" in taken
    assert not (cases / "bibliotek" / "clauses" / "library.yaml").exists()


def test_a_central_clause_leads_to_one_of_ones_own(coordinator: Client) -> None:
    answer = coordinator.get("/klausuler/vite/2.1.0/andra/").content.decode()

    assert "/klausuler/ny?ersatter=vite" in answer
    assert '<option value="vite" selected lang="sv">' in coordinator.get("/klausuler/ny?ersatter=vite").content.decode()
    assert "är en central klausul" in coordinator.post("/klausuler/vite/2.1.0/exempel/", {"name": "x"}).content.decode()


def test_a_published_version_is_followed_by_a_new_one(begun: Client, cases: Path) -> None:
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "applies_if": "platser krävs"}))
    _step(begun, "publish", PUBLISHED)
    before = _file(cases)

    assert "Gör en ny version" in begun.get(EDITOR).content.decode()
    assert "TK-L427" in begun.post(EDITOR, {"slag": "update"}).content.decode()
    answer = begun.post(EDITOR, {"slag": "update", "theme": "ordval", "note": "Kortare."})

    assert answer.headers["Location"] == "/klausuler/eget-startmote/1.1.0/andra/"
    assert _file(cases) == before


def test_what_stops_a_step_is_told_and_nothing_is_done(begun: Client, cases: Path) -> None:
    listed = _file(cases, "library.yaml")
    address = EDITOR.replace("andra", "steg/publish")

    unsaid = begun.post(address, {"dag": "i morgon kväll", "oversyn": "2028-01-01"}).content.decode()
    early = begun.post(
        address, {"dag": "2028-01-01", "oversyn": "2027-01-01", "agare": "x", "plats": "senare", "forstatt": "ja"}
    ).content.decode()
    never = begun.post(EDITOR.replace("andra", "steg/retire"), {"dag": "2028-01-01", "forstatt": "ja"}).content.decode()

    assert all(code in unsaid for code in ("TK-L435", "TK-L427", "TK-L436"))
    assert "Det går inte än" in early
    assert "Steget går inte att ta" in never
    assert _file(cases, "library.yaml") == listed


def test_a_step_names_the_cases_that_one_may_see(begun: Client, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tenderkit.web.views.writing import steps_page

    address = EDITOR.replace("andra", "steg/publish")
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "applies_if": "platser krävs"}))
    told = begun.get(address).content.decode()
    assert "vaghyveln" in told
    assert "Klausulen har inget exempel." in told

    seen = {"stadsfesten": cases / "stadsfesten" / "upphandling.yaml"}
    monkeypatch.setattr(steps_page, "cases_seen_by", lambda _request: seen)
    assert "vaghyveln" not in begun.get(address).content.decode()


def test_everything_that_stops_publication_is_in_one_list_with_a_way_to_each_and_nothing_is_published(
    begun: Client, cases: Path
) -> None:
    address, sent = EDITOR.replace("andra", "steg/publish"), PUBLISHED | {"forstatt": "ja"}
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "guidance": "N/A"}))
    begun.post(EDITOR.replace("andra", "exempel"), {"name": "håller", "must": "ska delta"})
    begun.post(EDITOR.replace("andra", "exempel"), {"name": "fel", "must": "Något helt annat."})
    listed = _file(cases, "library.yaml")

    for told in (begun.get(address).content.decode(), begun.post(address, sent).content.decode()):
        assert "Kan inte publiceras än" in told
        assert "TK-L166" in told
        assert f'href="{EDITOR.replace("andra", "exempel")}#exempel-2"' in told
        assert 'name="forstatt"' not in told
    assert _file(cases, "library.yaml") == listed

    begun.post(EDITOR.replace("andra", "exempel"), {"ta-bort": "eget-startmote-1.0.0.test.yaml|1|fel"})
    assert "TK-L166" not in begun.get(address).content.decode()


def test_a_fault_of_the_words_stops_publication_with_a_way_to_its_field(begun: Client, cases: Path) -> None:
    text = "{leverantören} skall svara."
    begun.post(EDITOR, _standing(cases, **{"text-0": text}))

    told = begun.get(EDITOR.replace("andra", "steg/publish")).content.decode()

    assert "Kan inte publiceras än" in told
    assert f'href="{EDITOR}#f-' in told


def test_a_place_is_chosen_at_publication_and_both_are_written_or_neither(begun: Client, cases: Path) -> None:
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "applies_if": "platser krävs"}))
    address = EDITOR.replace("andra", "steg/publish")
    section, listed = cases / "bibliotek" / "templates" / "kravavsnitt" / "document.yaml", _file(cases, "library.yaml")
    sent = PUBLISHED | {"plats": "uppfoljning|utvardering", "forstatt": "ja"}

    told = begun.get(address).content.decode()
    assert "templates/kravavsnitt/document.yaml, templates/kravavsnitt/text.md" in told
    assert ": efter Utvärdering" in told
    assert "TK-L427" in begun.post(address, sent | {"plats": ""}).content.decode()
    assert "TK-L437" in begun.post(address, sent | {"dag": "2099-01-01", "oversyn": "2100-01-01"}).content.decode()
    assert "TK-L430" in begun.post(address, sent | {"plats": "finns-inte|"}).content.decode()
    assert _file(cases, "library.yaml") == listed
    assert not section.exists()

    assert "Det är gjort." in begun.post(address, sent).content.decode()
    assert "eget-startmote" in section.read_text("utf-8")
    assert "published" in _file(cases, "library.yaml")
    assert "steg/place" not in begun.get(EDITOR).content.decode()


def test_it_is_told_what_comes_instead_before_a_version_is_retired(begun: Client, cases: Path) -> None:
    begun.post("/klausuler/ny", {"title": "Vårt vite", "ersatter": "vite"})
    for clause in ("vart-vite", "eget-startmote"):
        words = {} if clause == "vart-vite" else {"text-0": TEXT, "applies_if": "platser krävs"}
        begun.post(f"/klausuler/{clause}/1.0.0/andra/", _standing(cases, clause, **words))
        begun.post(f"/klausuler/{clause}/1.0.0/steg/publish/", PUBLISHED | {"forstatt": "ja"})
    listed = _file(cases, "library.yaml")

    own, new = "/klausuler/vart-vite/1.0.0/steg/retire/", EDITOR.replace("andra", "steg/retire")
    replaced = begun.post(own, {"dag": "30 juni 2029", "gor": "visa"}).content.decode()
    alone = begun.get(new).content.decode()
    _step(begun, "place", {"plats": "uppfoljning|utvardering"})
    placed = begun.get(new).content.decode()
    early = begun.post(new, {"dag": "2024-01-01", "gor": "visa"}).content.decode()
    unclear = begun.post(new, {"dag": "snart", "gor": "visa"}).content.decode()

    assert "från 2029-07-01 gäller vite@" in replaced.replace("Från", "från")
    assert "TK-L271" in alone
    assert "går inget kravavsnitt att bygga" not in alone
    assert "går inget kravavsnitt att bygga" in placed
    assert "/klausuler/ny?ersatter=eget-startmote" in alone
    assert "TK-L083" in early
    assert "TK-L435" in unclear
    assert _file(cases, "library.yaml") == listed


def test_a_pause_is_lifted_and_a_clause_retired(begun: Client, cases: Path) -> None:
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "applies_if": "platser krävs"}))
    _step(begun, "publish", PUBLISHED)

    _step(begun, "hold", {"skal": "Frågan prövas på nytt."})
    assert "Frågan prövas på nytt." in _file(cases, "library.yaml")
    _step(begun, "release", {})
    _step(begun, "retire", {"dag": "2029-12-31"})

    assert "2029-12-31" in _file(cases, "library.yaml")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"name": "", "must": "x"}, "TK-L427"),
        ({"name": "a", "must": ""}, "TK-L427"),
        ({"name": "a", "must": "x", "uppgift-0": "Månens fas", "varde-0": "ny"}, "TK-L432"),
        ({"name": "a", "must": "x", "uppgift-0": "Platser, Antal platser", "varde-0": "många"}, "TK-L433"),
        ({"ta-bort": "x.test.yaml|0|a"}, "TK-L431"),
        ({"ta-bort": "../../x|-1|a"}, "TK-L431"),
    ],
)
def test_an_example_that_is_not_understood_is_told_at_its_field(sent: dict[str, str], code: str, begun: Client) -> None:
    assert code in begun.post(EDITOR.replace("andra", "exempel"), sent).content.decode()


def test_an_example_that_does_not_hold_says_so_and_can_be_taken_away(begun: Client, cases: Path) -> None:
    address = EDITOR.replace("andra", "exempel")
    begun.post(address, {"name": "fel", "must": "Något helt annat."})
    begun.post(address, {"name": "ute", "med": "nej"})

    shown = begun.get(address).content.decode()
    assert "håller inte" in shown
    assert "TK-L166" in shown
    begun.post(address, {"ta-bort": "eget-startmote-1.0.0.test.yaml|0|fel"})
    begun.post(address, {"ta-bort": "eget-startmote-1.0.0.test.yaml|0|ute"})

    assert "Det finns inget exempel än." in begun.get(address).content.decode()


def test_a_place_that_is_not_in_the_section_is_refused(begun: Client, cases: Path) -> None:
    begun.post(EDITOR, _standing(cases, **{"text-0": TEXT, "applies_if": "platser krävs"}))
    _step(begun, "publish", PUBLISHED)

    answer = begun.post(EDITOR.replace("andra", "steg/place"), {"plats": "finns-inte|", "forstatt": "ja"})

    assert "TK-L430" in answer.content.decode()
    assert not (cases / "bibliotek" / "templates").exists()


def test_without_a_library_of_ones_own_it_is_said_how_to_get_one(coordinator: Client, cases: Path) -> None:
    (cases / "tenderkit.toml").unlink()

    for address in ("/klausuler/ny", "/klausuler/vite/2.1.0/andra/"):
        answer = coordinator.post(address, NEW).content.decode()
        assert "tenderkit.toml" in answer


def test_the_library_leads_the_coordinator_to_writing_and_nobody_else(begun: Client) -> None:
    for address, way in (("/klausuler/", "/klausuler/ny"), ("/klausuler/eget-startmote/1.0.0/", EDITOR)):
        begun.post("/roll", {"roll": "coordinator"})
        assert f'href="{way}"' in begun.get(address).content.decode()
        begun.post("/roll", {"roll": "procurement_officer"})
        assert f'href="{way}"' not in begun.get(address).content.decode()
