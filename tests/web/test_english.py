"""The page in English: every sentence has its English, and no Swedish is left on a page but what the case itself says."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

import pytest
import write_page_words
from babel.messages.catalog import Catalog
from django.test import Client
from django.utils.translation import override
from lxml import etree, html

from tenderkit.messages import language
from tenderkit.model.form.form_parts import PARTS
from tenderkit.model.journal.choices import EventKind
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.web.shown.page_language import said_here, with_days_in_words, with_english_titles, with_own_words_marked
from web.test_addresses import ADDRESSES, work_as_one_who_may_open

PAGES = [
    name
    for name, (_, methods) in ADDRESSES.items()
    if "GET" in methods and name not in ("enter", "start", "mark", "archive")
]
ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
SWEDISH = re.compile(
    r"[åäöÅÄÖ]|(?<![\w-])(?:och|att|inte|eller|ska|har|dagar|avtal|vite|platser|krav|till|av|den|det|som)(?![\w-])"
)
ENGLISH = re.compile(r"\b(?:the|of|and|to|is|not)\b")
CITED = re.compile(r"\d+ kap\. [^;:()]*|förordning \(EU\)")  # a provision is cited as the act has it
SHOWN = (
    "aria-label",
    "data-label",
    "placeholder",
    "title",
    "alt",
    "data-one",
    "data-many",
    "data-failed",
    "data-unkept",
)
CUT = 60  # letters of a fact that a list to choose from shows
SHORTEST = 4  # letters: a shorter value would take away pieces of words
HOLE = re.compile(r"%\((\w+)\)s")


@contextmanager
def speaking(spoken: str) -> Iterator[None]:
    """As a request does that has chosen the language."""
    held = language.set(spoken)
    with override(spoken):
        yield
    language.reset(held)


def said(message: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [message] if isinstance(message, str) else list(message or ())


@pytest.fixture(scope="module")
def words() -> Catalog:
    return write_page_words.read_words()


def test_every_sentence_of_the_page_has_its_english_and_there_is_no_other(page: None, words: Catalog) -> None:
    gathered = write_page_words.with_every_sentence(words)

    assert write_page_words.without_english(gathered) == []
    assert {str(each.id) for each in gathered} == {str(each.id) for each in words}


def test_what_the_program_reads_is_what_the_file_of_words_says(page: None, words: Catalog) -> None:
    standing = write_page_words.WORDS

    assert standing.read_bytes() == write_page_words.as_po(words)
    assert standing.with_suffix(".mo").read_bytes() == write_page_words.as_mo(words)


def test_the_english_has_the_same_places_for_values(words: Catalog) -> None:
    different = [
        each.id
        for each in words
        if each.id
        for english in said(each.string)
        if set(HOLE.findall(english)) != set(HOLE.findall(said(each.id)[0]))
    ]

    assert different == []


@pytest.fixture(scope="module")
def values() -> list[str]:
    """What a page in English may say in Swedish without a mark: names and words of the case, of the municipality, of the law, of documents."""
    files = [
        *sorted(SAMPLES.rglob("*.yaml")),
        *sorted((ROOT / "policies").rglob("*.yaml")),
        *sorted((ROOT / "templates").glob("*/document.yaml")),
        ROOT / "clauses" / "laws.yaml",
    ]
    told = {value for file in files for value in _strings(read_yaml(file).data)} | set(
        _cells(SAMPLES / "plan-2027.xlsx")
    )
    told |= {value[:CUT].strip() for value in told}
    return sorted((value for value in told if len(value) >= SHORTEST and not value[0].isdigit()), key=len, reverse=True)


def _cells(file: Path) -> Iterator[str]:
    with ZipFile(file) as packed:
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    yield from (" ".join(str(each.text).split()) for each in sheet.iter("{*}t"))


def _strings(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield " ".join(tree.split())
    elif isinstance(tree, dict):
        for each in tree.values():
            yield from _strings(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from _strings(each)


def swedish_left(answer: bytes, values: list[str]) -> list[str]:
    """What is read in Swedish on the page though nothing marks it as Swedish."""
    pieces = {" ".join(piece.split()) for piece in _read(html.fromstring(answer))}
    return sorted(piece for piece in pieces if SWEDISH.search(_without(CITED.sub("", piece), values)))


def _without(piece: str, values: list[str]) -> str:
    for value in values if SWEDISH.search(piece) else ():
        piece = piece.replace(value, "")
    return piece


def _read(element: html.HtmlElement) -> Iterator[str]:
    if element.get("lang") != "sv" and element.tag not in ("script", "style", "textarea"):
        yield str(element.text or "")
        yield from (str(words) for name, words in element.attrib.items() if name in SHOWN)
        for inner in element:
            yield from _read(inner)
    yield str(element.tail or "")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_speaks_english_when_it_is_asked_to(name: str, values: list[str], client: Client) -> None:
    work_as_one_who_may_open(name, client)
    client.post("/sprak", {"sprak": "en"})

    answer = client.get(ADDRESSES[name][0])
    if not answer.headers["Content-Type"].startswith("text/html"):  # a file, whose words are the document's
        return

    assert html.fromstring(answer.content).get("lang") == "en"
    assert swedish_left(answer.content, values) == []


@pytest.mark.parametrize("case", ["vaghyveln", "stadsfesten", "parkskotsel-liten"])
def test_every_page_of_a_case_speaks_english(case: str, values: list[str], client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})
    parts = [f"uppgifter/{part.name}/" for part in PARTS]
    pages = [*parts, *("", "granska/", "varfor/", "dokument/", "text/", "handelser/")]

    left = {page: swedish_left(client.get(f"/arenden/{case}/{page}").content, values) for page in pages}

    assert {page: pieces for page, pieces in left.items() if pieces} == {}


@pytest.mark.parametrize("page", ["", "uppgifter/kravet/", "varfor/", "dokument/", "handelser/", "text/"])
def test_what_is_marked_as_swedish_is_swedish(page: str, client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})

    whole = html.fromstring(client.get(f"/arenden/vaghyveln/{page}").content)
    marked = [str(words) for each in whole.iter() if each.get("lang") == "sv" for words in each.itertext()]

    assert [words for words in marked if ENGLISH.search(words)] == []


def test_the_form_of_every_event_is_in_english(values: list[str], client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})

    left = {
        kind.value: swedish_left(client.get(f"/arenden/vaghyveln/handelser/?handelse={kind.value}").content, values)
        for kind in EventKind
    }

    assert {kind: pieces for kind, pieces in left.items() if pieces} == {}


@pytest.mark.parametrize(
    ("field", "written", "told"),
    [
        pytest.param("contract.estimated_value", "65 mkr", "Understood: 65 000 000 kronor", id="understood"),
        pytest.param("contract.months", "x", "“Contract period” should be a whole number, not “x”", id="the title"),
        pytest.param("contract.months", "30 veckor", "but “Contract period” is given in months", id="the title twice"),
        pytest.param("law", "XYZ", "LUF (the Act on Procurement in the Utilities Sectors", id="a closed list"),
    ],
)
def test_an_entry_is_answered_in_english(field: str, written: str, told: str, client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})

    answer = client.post("/arenden/vaghyveln/uppgifter/avtalet/forsta/", {f"f:{field}": written, "vad": f"f:{field}"})

    assert told in answer.content.decode().replace("\xa0", " ")


def test_what_a_paper_waits_for_is_said_in_english(client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})

    assert "no question has come in" in client.get("/arenden/stadsfesten/dokument/").content.decode()


def test_messages_leave_english_words_alone_that_are_names_of_keys_too() -> None:
    with speaking("en"):
        said = with_english_titles(
            "the places and rules of their own lack requirement.places.count or no_sanction_reason"
        )

    assert said == "the places and rules of their own lack “Places, Number of places” or “Reason for no sanction”"


def test_a_command_to_write_keeps_the_names_that_it_takes() -> None:
    with speaking("en"):
        assert with_english_titles("--assume called_off_value=AMOUNT") == "--assume called_off_value=AMOUNT"


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        pytest.param("krav på ett antal platser", "requirement of a number of places", id="a word of the catalogue"),
        pytest.param("Anmaning om brist B-01", "Notice of deficiency B-01", id="one with a fact"),
        pytest.param("allt är inte avgjort: P-01", "not everything has been settled: ", id="what a paper waits for"),
        pytest.param("Avtalet undertecknas (Bolaget AB, A)", "Contract is signed (Bolaget AB, A)", id="of whom"),
        pytest.param("förlängning utnyttjad", "extension used", id="a word of a list"),
        pytest.param("mynd", '<span lang="sv">mynd</span>', id="a word that is like no other"),
        pytest.param("vår egen mening", '<span lang="sv">vår egen mening</span>', id="what nobody has translated"),
        pytest.param("<b>å</b>", '<span lang="sv">&lt;b&gt;å&lt;/b&gt;</span>', id="markup comes out as letters"),
    ],
)
def test_swedish_of_a_workflow_is_said_in_english_or_marked(swedish: str, english: str) -> None:
    with speaking("en"):
        assert said_here(swedish).startswith(english)
    with speaking("sv"):
        assert said_here(swedish) == swedish


@pytest.mark.parametrize(
    ("words", "swedish", "english"),
    [
        pytest.param("från 2027-05-03, högst", "från 3 maj 2027, högst", "från 3 May 2027, högst", id="in a sentence"),
        pytest.param("2027-05-03", "3 maj 2027", "3 May 2027", id="alone"),
        pytest.param("”2027-05-03” är för sent", "”2027-05-03” är för sent", "”2027-05-03” är för sent", id="quoted"),
        pytest.param("kallelse-2027-05-03.docx", *["kallelse-2027-05-03.docx"] * 2, id="a file's name"),
        pytest.param("2027-02-30 finns inte", *["2027-02-30 finns inte"] * 2, id="no day"),
    ],
)
def test_a_day_is_shown_as_people_write_it(words: str, swedish: str, english: str) -> None:
    with speaking("sv"):
        assert with_days_in_words(words) == swedish
    with speaking("en"):
        assert with_days_in_words(words) == english


def test_what_the_municipality_says_itself_is_marked_where_the_page_is_in_english() -> None:
    with speaking("en"):
        assert with_own_words_marked("green (vanligt <hos> oss)", ["vanligt <hos> oss"]) == (
            'green (<span lang="sv">vanligt &lt;hos&gt; oss</span>)'
        )
    with speaking("sv"):
        assert with_own_words_marked("grön (vanligt hos oss)", ["vanligt hos oss"]) == "grön (vanligt hos oss)"


@pytest.mark.parametrize("swedish", ["Kommunstyrelsen (påhittat exempel)", "liten del av arbetet (påhittad gräns)"])
def test_who_decided_and_what_they_call_it_is_marked_among_the_reasons(swedish: str, client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})

    whole = html.fromstring(client.get("/arenden/vaghyveln/varfor/").content)

    assert any(swedish in piece for each in whole.iter("span") if each.get("lang") == "sv" for piece in each.itertext())
    assert not any(swedish in piece for piece in _read(whole))


def test_it_is_swedish_again_when_that_is_chosen(client: Client) -> None:
    client.post("/sprak", {"sprak": "en"})
    client.post("/sprak", {"sprak": "sv"})

    page = client.get("/arenden/").content.decode()

    assert 'lang="sv"' in page
    assert 'lang="en">In English' in page
