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
from judges import checkout
from judges.pages import code_blocks, run_script
from tenderkit.cli.group import group
from tenderkit.messages import catalogue
from tenderkit.readers.matching.matching_reader import parse_matching
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.readers.yaml.yaml_reader import parse_yaml

ROOT = checkout.ROOT
PAGES = (
    "README.md",
    "docs/anvandarguide.md",
    "docs/rekryterare.md",
    "docs/klausulsprak.md",
    "docs/klausuler.md",
    "docs/klausulprov.md",
    "docs/policy.md",
)
COMMAND = re.compile(r"`(tenderkit(?: [^`\n]+)?)`")
CODED = re.compile(r"(?:\S+:\d+:\d+: )?(TK-[A-Z]\d{3}) (.+)")
PICTURE = ROOT / "docs" / "images" / "kravavsnitt.png"
CLEANING = {  # what the guide's example leaves to the officer
    "title": "Lokalvård",
    "subject": "services",
    "estimated_value": "9 000 000",
    "begins": "2027-01-18",
    "held": "2027-01-12",
    "starts": "2027-08-01",
}
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
    assert len(named) == len([name for name in named if (tmp_path / "vagdrift" / name).is_file()]) == 7


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
    yield from re.findall(r"^```(sh|yaml)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def _write_into(case: Path, block: str) -> None:
    """As somebody writes the lines at their place in the file."""
    lines = parse_yaml(block, PurePath(case.name)).data
    assert isinstance(lines, dict)
    case.write_bytes(edited(case.read_bytes(), case, [Put((name,), value) for name, value in lines.items()]))


def test_the_recruiters_work_goes_as_the_guide_says(tmp_path: Path) -> None:
    """Every command is run in order, on copies of the two samples that the guide names."""
    page = _read("docs/rekryterare.md")
    for folder, sample in (("vagdrift", "vaghyveln"), ("vinterpark", "vinterparken")):
        assert f"samples/{sample}`" in page
        checkout.copy_folder(Path("samples", sample), tmp_path / folder)

    for block in code_blocks(page, "sh"):
        done = run_script("\n".join(block), tmp_path)
        assert done.returncode == 0, f"{block}\n{done.stdout}{done.stderr}"

    written = {
        file.name for folder in ("vagdrift", "vinterpark") for file in (tmp_path / folder / "dokument").iterdir()
    }
    assert written >= {"overenskommelse-a-1.docx", "intyg-p-01.docx", "slutrapport.docx", "index.html"}
    assert "name: null" in (tmp_path / "vagdrift" / "placeringar.yaml").read_text("utf-8")


def test_what_the_recruiters_guide_shows_of_the_file_can_stand_in_it() -> None:
    """The pieces together are one file; the one about an early end belongs to the placement."""
    blocks = ["\n".join(block) for block in code_blocks(_read("docs/rekryterare.md"), "yaml")]
    (early_end,) = (block for block in blocks if block.startswith("early_end:"))

    text = "\n".join(block for block in blocks if block != early_end)
    text = text.replace("    kind: employment", f"    {early_end}\n    kind: employment")
    matching = parse_matching(parse_yaml(text, PurePath("placeringar.yaml")))

    assert (len(matching.placements), len(matching.profiles), len(matching.dialogues)) == (1, 1, 1)
    assert matching.placements[0].early_end is not None


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
