"""What the guides say is so: commands, options, messages, files, and every example in the clause language."""

import re
import shlex
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path, PurePath
from string import Formatter

import click
import pytest

from given.filled_starter import filled
from given.format_one import old_folder
from given.letterhead import parts_of
from given.pictures import png
from judges import checkout
from judges.as_a_user import user_runs
from judges.pages import code_blocks, run_script
from tenderkit.cli.group import group
from tenderkit.messages import catalogue
from tenderkit.model.journal.choices import EventKind
from tenderkit.model.journal.person import Person, Persons
from tenderkit.model.journal.place import Place
from tenderkit.model.journal.record import Record
from tenderkit.model.papers.kind import LETTERHEAD_FACTS
from tenderkit.readers.template.brand_reader import KEYS
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.writers.word.package import zip_parts

ROOT = checkout.ROOT
PAGES = (
    "README.md",
    "docs/anvandarguide.md",
    "docs/rekryterare.md",
    "docs/klausulsprak.md",
    "docs/klausuler.md",
    "docs/klausulprov.md",
    "docs/policy.md",
    "docs/mallar.md",
)
COMMAND = re.compile(r"`(tenderkit(?: [^`\n]+)?)`")
CODED = re.compile(r"(?:\S+:(?:\d+:\d+|\S+!\S+): )?(TK-[A-Z]\d{3}) (.+)")
PICTURE = ROOT / "docs" / "images" / "kravavsnitt.png"
CLEANING = {  # what the guide's example leaves to the officer
    "title": "Lokalvård",
    "subject": "services",
    "estimated_value": "9 000 000",
    "begins": "2027-01-18",
    "held": "2027-01-12",
    "starts": "2027-08-01",
}
CASE_ALONE = ("upphandling.yaml",)
WITH_PLACES = (*CASE_ALONE, "placeringar.yaml")
MOST_BYTES_OF_A_PICTURE = 200_000

each_page = pytest.mark.parametrize("page", PAGES)


def _read(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def _commands(page: str) -> Iterator[str]:
    text = _read(page)
    yield from COMMAND.findall(text)
    for language in ("sh", "text"):
        for block in code_blocks(text, language):
            yield from (line for line in block if line.startswith("tenderkit "))


def _find(words: list[str]) -> tuple[click.Command, list[str]]:
    """The command that the words lead to, and the words that are its own."""
    command: click.Command = group
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(click.Context(command), words[0])
        assert inner is not None, words[0]
        command, words = inner, words[1:]
    return command, words


@each_page
def test_every_command_that_a_guide_names_exists_with_those_options(page: str) -> None:
    lines = list(_commands(page))

    assert lines
    for line in lines:
        command, words = _find(shlex.split(line, comments=True)[1:])
        context = click.Context(command)
        values, _, _ = command.make_parser(context).parse_args(words)
        for parameter in command.params:
            given = values.get(parameter.name or "")
            if isinstance(parameter.type, click.Choice) and isinstance(given, str):
                parameter.type.convert(given, parameter, context)


@each_page
def test_every_message_that_a_guide_quotes_is_one_that_the_program_says(page: str) -> None:
    for block in code_blocks(_read(page), "text"):
        for line, following in zip(block, [*block[1:], ""], strict=True):
            quoted = CODED.fullmatch(line)
            if quoted:
                entry = catalogue()[quoted[1]]
                assert re.fullmatch(_pattern(entry["sv"]), quoted[2]), line
                assert re.fullmatch(_pattern(entry["sv_remedy"]), following.strip()), following


@each_page
def test_every_code_in_the_text_is_in_the_catalogue(page: str) -> None:
    assert set(re.findall(r"TK-[A-Z]\d{3}", _read(page))) <= catalogue().keys()


def _pattern(template: str) -> str:
    parts = Formatter().parse(template)
    return "".join(re.escape(words) + ("" if name is None else ".+") for words, name, _, _ in parts)


def test_the_officers_day_goes_as_the_guide_says(tmp_path: Path) -> None:
    letterhead = Path("templates", "letterheads", "myndighet")
    checkout.copy_folder(letterhead, tmp_path / "vart-bibliotek" / letterhead)
    before, _, after = _around_the_example()
    first, *others = list(code_blocks(before + after, "sh"))

    assert run_script("\n".join(first), tmp_path).returncode == 0
    shutil.copy(ROOT / "samples" / "vaghyveln" / "upphandling.yaml", tmp_path / "vagdrift")
    for block in others:
        done = run_script("\n".join(block), tmp_path)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"

    named = re.findall(r"^\| `([a-z./-]+)` \|", _read("docs/anvandarguide.md"), re.MULTILINE)
    assert len(named) == len([name for name in named if (tmp_path / "vagdrift" / name).is_file()]) == 8


def _around_the_example() -> tuple[str, str, str]:
    """The officer's guide before its example, the example, and what follows it."""
    before, rest = _read("docs/anvandarguide.md").split("### Ett exempel:")
    example, after = rest.split("### Före utskicket")
    return before, example, after


def test_the_example_of_lots_goes_from_assessment_to_handover_as_the_guide_says(tmp_path: Path) -> None:
    """What it shows is written into the file in order, what it leaves to the officer is filled in, and every command is run."""
    case = tmp_path / "lokalvard" / "upphandling.yaml"

    for language, block in _blocks(_around_the_example()[1]):
        if language == "yaml":
            _write_into(case, block)
            continue
        done = run_script(block, tmp_path)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"
        if block.startswith("tenderkit new"):
            case.write_text(filled(case.read_text("utf-8"), CLEANING), "utf-8")

    handover = (case.parent / "dokument" / "overlamning.txt").read_text("utf-8")
    assert {"kravavsnitt.docx", "kravavsnitt-b.docx", "bedomning-b.docx"} <= {
        file.name for file in (case.parent / "dokument").iterdir()
    }
    assert "Exempel Städ AB" in handover
    assert "Påhittad Service AB" in handover
    assert "BEKRÄFTA" not in handover


def _blocks(page: str) -> Iterator[tuple[str, str]]:
    yield from re.findall(r"^```(sh|yaml|toml)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def _write_into(case: Path, block: str) -> None:
    """As somebody writes the lines at their place in the file."""
    lines = parse_yaml(block, PurePath(case.name)).data
    assert isinstance(lines, dict)
    case.write_bytes(edited(case.read_bytes(), case, [Put((name,), value) for name, value in lines.items()]))


def test_the_recruiters_work_goes_as_the_guide_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it shows is written into the files in order, and every command is run, with the persons in a folder of their own."""
    page = _read("docs/rekryterare.md")
    for folder, sample, names in (("vagdrift", "vaghyveln", CASE_ALONE), ("vinterpark", "vinterparken", WITH_PLACES)):
        assert f"samples/{sample}`" in page
        (tmp_path / folder).mkdir()
        for name in names:
            shutil.copy(ROOT / "samples" / sample / name, tmp_path / folder)
    old_folder(tmp_path).rename(tmp_path / "aldre")
    monkeypatch.chdir(tmp_path)
    case, persons = tmp_path / "vagdrift", tmp_path / "rekryteraren" / "vagdrift"

    for language, block in _blocks(page):
        if language == "toml":
            (tmp_path / "tenderkit.toml").write_text(block, "utf-8")
        elif language == "yaml":
            _write_down(block, case / "placeringar.yaml", persons / "personer.yaml")
        else:
            for line in block.splitlines():
                program, *words = shlex.split(line)
                seen = user_runs(*words)
                assert (program, seen.code) == ("tenderkit", 0), f"{line}\n{seen.text}"

    checked = user_runs("check", "vagdrift").text
    assert not re.search(r"\d+ (fel|varning|öpp)", checked), checked
    of_persons = {"kandidatforslag-p-01.docx", "introduktion-p-01.docx", "intyg-p-01.docx", "referens-p-01.docx"}
    assert _names_in(persons / "dokument") >= of_persons
    assert _names_in(case / "dokument") >= {
        "kallelse-2028-02-23.docx", "startmote.docx", "kravprofil-k-1.docx", "avbrott-p-03.docx", "lagesrapport.docx",
        "rattelse-b-1.docx", "slutrapport.docx", "index.html",
    }  # fmt: skip
    assert not _names_in(case / "dokument") & of_persons
    assert "overenskommelse-a-1.docx" in _names_in(tmp_path / "vinterpark" / "dokument")
    assert "Exempelsson" not in (persons / "personer.yaml").read_text("utf-8")


def test_the_recruiters_guide_tells_of_every_event_and_of_every_key_of_a_place_and_a_person() -> None:
    page = _read("docs/rekryterare.md")

    keys = {name for block in (Record, Place, Persons, Person) for name in block.model_fields}
    assert [word for word in sorted({*keys, *EventKind}) if not re.search(rf"\b{word}\b", page)] == []


def _write_down(block: str, record: Path, persons: Path) -> None:
    """As somebody writes the lines under their heading in the file that has it, and indented ones in the last person's entry."""
    if block.startswith(" "):
        persons.write_text(persons.read_text("utf-8") + block, "utf-8")
    for name, value, lines in re.findall(r"^(\w+):(.*)\n((?: .*\n)*)", block, re.MULTILINE):
        heading = f"\n{name}:\n"
        (file,) = (each for each in (record, persons) if heading in each.read_text("utf-8"))
        text = file.read_text("utf-8")
        assert text.count(heading) == 1
        file.write_text(text.replace(heading, f"\n{name}:{value}\n{lines}"), "utf-8")


def _names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_the_coordinators_year_goes_as_the_guide_says(tmp_path: Path) -> None:
    """Every file that the guide shows is written where it says, every command is run in order."""
    (tmp_path / "vagdrift").mkdir()
    shutil.copy(ROOT / "samples" / "vaghyveln" / "upphandling.yaml", tmp_path / "vagdrift")
    done = 0
    for path, language, content in _steps(_read("docs/klausuler.md")):
        if path:
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
        elif language == "sh":
            run = run_script(content, tmp_path)
            assert run.returncode == 0, f"{content}\n{run.stdout}{run.stderr}"
            done += 1

    assert done == 9
    assert (tmp_path / "vagdrift" / "utfardat" / "kravavsnitt.docx").is_file()
    assert "vilket stöd från myndigheten" in (tmp_path / "vagdrift" / "utfardat" / "kravavsnitt.txt").read_text("utf-8")


def test_a_template_is_made_ones_own_as_the_page_of_templates_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its settings are written, every command is run in order, and the letterhead for the company has the fault that it shows."""
    page = _read("docs/mallar.md")
    shutil.copytree(ROOT / "samples" / "vaghyveln", tmp_path / "vagdrift")
    for folder in ("profil", "vart-bibliotek"):
        (tmp_path / folder).mkdir()
    (tmp_path / "profil" / "logotyp.png").write_bytes(png(200, 120))
    ((settings, _, written),) = [step for step in _steps(page) if step[0]]
    (tmp_path / settings).write_text(written, "utf-8")
    monkeypatch.chdir(tmp_path)

    codes = {line: user_runs(*shlex.split(line)[1:]).code for line in _lines_to_run(page) if "bolaget" not in line}
    company = tmp_path / "vart-bibliotek" / "templates" / "letterheads" / "bolaget"
    company.mkdir()
    _misspell(company.with_name("myndighet") / "template.docx", company / "template.docx")
    (annotating,) = (line for line in _lines_to_run(page) if "bolaget" in line)
    seen = user_runs(*shlex.split(annotating)[1:])

    assert set(codes.values()) == {0}, codes
    assert b"Exempelk" in (company.with_name("myndighet") / "prepared.json").read_bytes()
    assert (tmp_path / "vagdrift" / "dokument" / "kravavsnitt.docx").is_file()
    assert (seen.code, (tmp_path / "att-ratta.docx").is_file()) == (1, True)
    (shown,) = (line for block in code_blocks(page, "text") for line in block if CODED.fullmatch(line))
    assert shown.removeprefix("template.docx:") in seen.out


def _lines_to_run(page: str) -> list[str]:
    return [line for block in code_blocks(page, "sh") for line in block]


def _misspell(template: Path, copy: Path) -> None:
    """A letter lost in the name of the sender, as somebody loses it in Word."""
    parts = parts_of(template.read_bytes())
    header = parts["word/header1.xml"].replace(b"{{ authority_name }}", b"{{ autority_name }}")
    copy.write_bytes(zip_parts(parts | {"word/header1.xml": header}))


def test_the_page_of_templates_tells_of_every_fact_of_a_letterhead_and_of_every_line_of_a_brand() -> None:
    page = _read("docs/mallar.md")

    facts = re.findall(r"^\| `\{\{ (\w+) \}\}` \|", page, re.MULTILINE)
    lines = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(facts) == sorted(LETTERHEAD_FACTS)
    assert sorted(lines) == sorted(KEYS)


def _steps(page: str) -> Iterator[tuple[str, str, str]]:
    """Each fenced block: the file that the line above it names, if any, its language and its lines."""
    fence = r"(?:`([a-z./_-]+[\w.-]*)`:\n\n)?^( *)```(\w*)\n(.*?)^ *```$"
    for path, indent, language, block in re.findall(fence, page, re.MULTILINE | re.DOTALL):
        yield path, language, "".join(line.removeprefix(indent) for line in block.splitlines(keepends=True))


def test_the_readme_shows_what_explain_says_and_ends_with_an_issued_document(tmp_path: Path) -> None:
    checkout.copy_to(tmp_path)
    page = _read("README.md")
    script = "\n".join(
        line for block in code_blocks(page, "sh") for line in block if not re.match(r"make |python3 ", line)
    )

    done = run_script(script, tmp_path)

    said = done.stdout.splitlines()
    shown = [
        line for block in code_blocks(page, "text") for line in block if re.match(r"  [a-z-]+ \d+\.\d+\.\d+: ", line)
    ]
    assert shown
    assert [line for line in shown if line not in said] == []
    assert done.returncode == 0, done.stderr
    built = {file.stem for file in (tmp_path / "out" / "vinterparken").glob("*.docx")}
    assert built == {"overenskommelse-a-1", "intyg-p-01", "intyg-p-02"}
    (issued,) = (tmp_path / "vagdrift" / "utfardat").glob("*.txt")
    assert "vart-syfte 1.0.0, fastställd av Kommunstyrelsen" in issued.read_text("utf-8")


@each_page
def test_every_link_leads_to_a_file(page: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", _read(page))

    assert [link for link in links if not ((ROOT / page).parent / link).exists()] == []


def test_the_picture_is_small_and_says_how_big_it_is() -> None:
    data = PICTURE.read_bytes()

    assert len(data) < MOST_BYTES_OF_A_PICTURE
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert width > height
