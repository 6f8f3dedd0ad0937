"""The list of cases, and a new one."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tenderkit.web.models import IndexedCase


def _list(client: Client, query: str = "") -> str:
    return client.get(f"/arenden/{query}").content.decode()


@pytest.fixture(autouse=True)
def _nothing_read_yet(cases: Path) -> None:
    from tenderkit.web.case_rows import rebuild_the_list

    rebuild_the_list()


def test_each_case_has_its_line(client: Client) -> None:
    words = _list(client)

    assert all(each in words for each in ("Väghyveln", "TF 2027/412", "Stadsfesten", "Parkskötsel", "3 upphandlingar."))


def test_the_list_is_searched_and_filtered(client: Client) -> None:
    assert "Stadsfesten" not in _list(client, "?sok=väghyveln")
    assert "Väghyveln" in _list(client, "?sok=TF+412")
    assert "Ingen upphandling stämmer" in _list(client, "?sok=<script>")
    assert "<script>" not in _list(client, "?sok=<script>")
    assert "1 av 3 upphandlingar" in _list(client, "?enhet=KLF")


@pytest.mark.parametrize("order", ["upphandling", "enhet", "fas", "datum", "fragor", "hopp"])
def test_the_list_can_be_ordered_and_an_order_that_there_is_not_is_the_usual_one(order: str, client: Client) -> None:
    assert "Väghyveln" in _list(client, f"?ordna={order}")


def test_a_case_that_nobody_can_read_is_in_the_list_and_can_be_mended(client: Client, cases: Path) -> None:
    (cases / "stadsfesten" / "upphandling.yaml").write_bytes(b"title: \xff\n")

    assert "kan inte läsas" in _list(client)
    page = client.get("/arenden/stadsfesten/")
    assert page.status_code == 409
    assert "rad" in page.content.decode()
    assert '/arenden/stadsfesten/fil/"' in page.content.decode()


def test_a_line_is_read_again_when_its_file_is_saved(client: Client, cases: Path) -> None:
    _list(client)
    file = cases / "stadsfesten" / "upphandling.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Stadsfesten", "title: Vinterfesten"), "utf-8")

    assert "Vinterfesten" in _list(client)


def test_lines_that_nobody_has_come_to_read_are_there_by_their_folders(cases: Path) -> None:
    from tenderkit.web.case_rows import listed_cases

    IndexedCase.objects.all().delete()

    assert {each.line.stage for each in listed_cases(patience=-1)} == {"unread"}


def test_what_the_page_keeps_of_a_case_can_be_made_anew(cases: Path) -> None:
    from tenderkit.web.case_rows import rebuild_the_list

    assert rebuild_the_list() == 3
    assert IndexedCase.objects.count() == 3


def test_two_folders_by_one_name_are_two_cases(client: Client, cases: Path) -> None:
    import shutil

    from tenderkit.web.shelf import cases_on_the_shelf, name_of_case

    shutil.copytree(cases / "stadsfesten", cases / "Stadsfésten")
    found = cases_on_the_shelf(fresh=True)

    names = {name: file for name, file in found.items() if "stadsfe" in name}
    assert len(names) == 2
    assert {name_of_case(file) for file in names.values()} == set(names)


def test_a_new_case_begins_with_its_name_and_what_the_house_has(client: Client, cases: Path) -> None:
    answer = client.post("/arenden/ny", {"titel": "Vägen till Ås", "diarienummer": "TF 2028/1", "krav": ["dialogue"]})

    assert answer["Location"] == "/arenden/vagen-till-as/uppgifter/grunduppgifter/"
    text = (cases / "vagen-till-as" / "upphandling.yaml").read_text("utf-8")
    assert "title: Vägen till Ås" in text
    assert 'procurement: "TF 2028/1"' in text
    assert "organisation_number: 212000-2528" in text
    assert "dialogue:" in text
    assert "places:" not in text


def test_a_second_case_by_the_same_name_has_a_folder_of_its_own(client: Client, cases: Path) -> None:
    for _ in range(2):
        client.post("/arenden/ny", {"titel": "../../Vägen", "krav": ["places"]})

    assert (cases / "vagen" / "upphandling.yaml").is_file()
    assert (cases / "vagen-2" / "upphandling.yaml").is_file()
    assert [each.name for each in cases.parent.iterdir()] == ["arenden"]


def test_a_new_case_from_last_years_takes_what_can_be_used_again(client: Client, cases: Path) -> None:
    client.post("/arenden/ny", {"titel": "Väghyveln igen", "fran": "vaghyveln"})

    text = (cases / "vaghyveln-igen" / "upphandling.yaml").read_text("utf-8")
    assert "title: Väghyveln igen" in text
    assert "amount: 50 000" in text
    assert "Exempel Anläggning" not in text


@pytest.mark.parametrize(
    ("sent", "fault"),
    [({"krav": ["places"]}, "titel"), ({"titel": "Väg"}, "krav"), ({"titel": "Väg", "krav": ["hopp"]}, "krav")],
)
def test_what_is_missing_of_a_new_case_is_said_and_what_was_written_stays(
    sent: dict[str, object], fault: str, client: Client, cases: Path
) -> None:
    answer = client.post("/arenden/ny", sent)

    words = answer.content.decode()
    assert answer.status_code == 200
    assert f'href="#{fault}"' in words
    assert str(sent.get("titel", "")) in words
    assert not (cases / "vag").exists()


def test_an_empty_folder_has_an_empty_list(client: Client, tmp_path: Path) -> None:
    from django.test import override_settings

    with override_settings(TENDERKIT_FOLDER=tmp_path / "tom"):
        (tmp_path / "tom").mkdir()
        assert "Här finns inga upphandlingar än" in _list(client)


def test_a_heading_sorts_by_its_column_and_turns_it_round_when_it_is_clicked_again(client: Client) -> None:
    words = client.get("/arenden/?sok=e&ordna=enhet").content.decode()
    assert '<th scope="col" aria-sort="ascending"><a href="?sok=e&amp;ordna=-enhet">Enhet</a>' in words
    assert '<th scope="col"><a href="?sok=e&amp;ordna=datum">Nästa datum</a></th>' in words

    titles = [
        re.findall(r'<th scope="row"><a [^>]*>([^<]*)', client.get(f"/arenden/?ordna={order}").content.decode())
        for order in ("upphandling", "-upphandling")
    ]
    assert titles[0] == titles[1][::-1]
    assert len(titles[0]) == 3


def test_what_has_no_day_stands_last_whichever_way_the_days_are_sorted(client: Client) -> None:
    for order in ("datum", "-datum"):
        rows = re.findall(r'data-label="Nästa datum">([^<]*)', client.get(f"/arenden/?ordna={order}").content.decode())
        assert [row == "–" for row in rows] == sorted(row == "–" for row in rows)


def test_no_page_says_where_on_the_disk_a_case_is(client: Client, cases: Path) -> None:
    client.get("/arenden/ny")
    (cases / "vaghyveln" / "upphandling.yaml").unlink()

    words = client.post(
        "/arenden/ny", {"titel": "Lekplatser", "krav": "dialogue", "fran": "vaghyveln"}
    ).content.decode()

    assert "vaghyveln/upphandling.yaml" in words
    assert str(cases) not in words
    assert not re.search(r"(?<![\w\"'])/(?:tmp|home|work|srv)/", words)
