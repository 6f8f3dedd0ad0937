"""Word files through LibreOffice: the real program with real papers, and programs that fail as it does."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any

import pikepdf
import pytest
from docx import Document

from given.pdf_files import Tag, pdf_file
from given.stand_in_office import HANGS, WRITES_ANOTHER, WRITES_HALF, WRITES_NOTHING, WRITES_RUBBISH, stand_in
from judges import checkout
from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import need_program
from judges.word_files import codes_of, paragraph, relationship, table, word_file
from tenderkit.problems import ExitCode, TenderkitError
from tenderkit.workflows.accessibility.check_accessibility import check_accessibility
from tenderkit.workflows.office import office_call, pdf_by_office
from tenderkit.workflows.office.convert_files import FileToConvert, convert_files
from tenderkit.workflows.office.find_office import CHOSEN, NoOfficeError
from tenderkit.workflows.office.office_call import OfficeCall
from tenderkit.workflows.office.pdf_by_office import OfficeOptions, PdfMade, WordFile, pdfs_by_office
from tenderkit.workflows.office.shelter import Shelter, shelter
from tenderkit.workflows.office.working_folder import PREFIX, new_call_folder, working_folder
from tenderkit.workflows.papers.build import BuildOptions, build

IMPATIENT = OfficeOptions(patience=0.2)
SAMPLE = "vaghyveln"
A_MOMENT = threading.Event()  # that never comes
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files of each test's own: what is left in it is left over."""
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every Word file of a sample."""
    home = tmp_path_factory.mktemp(SAMPLE)
    checkout.copy_folder(Path("samples", SAMPLE), home / SAMPLE)
    build(home / SAMPLE, BuildOptions(everything=True, to=home / "ut"))
    return sorted((home / "ut").glob("*.docx"))


def converted(*documents: bytes, options: OfficeOptions | None = None) -> list[PdfMade]:
    given = [WordFile(PurePath(f"{place}.docx"), data) for place, data in enumerate(documents)]
    return sorted(pdfs_by_office(given, options), key=lambda made: made.place)


def fault_of(made: PdfMade) -> list[str]:
    assert made.fault is not None
    return codes_of(made.fault)


def running() -> Iterator[str]:
    """The command of every process, where the system shows them."""
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            yield place.read_bytes().decode(errors="replace")


def nothing_is_left(temporary: Path) -> bool:
    """Neither a file nor a process that works in the folder for temporary files."""
    assert [command for command in running() if f"{temporary}/{PREFIX}" in command] == []
    return list(temporary.iterdir()) == []


# real papers, real program ---------------------------------------------------------------------------------------------


def test_every_paper_of_a_sample_becomes_a_pdf_that_everybody_can_use(
    papers: list[Path], tmp_path: Path, temporary: Path
) -> None:
    need_program("soffice")
    files = [FileToConvert(paper, tmp_path / "ut" / f"{paper.stem}.pdf") for paper in papers]

    done = convert_files(files, OfficeOptions(workers=2, group=8))

    assert done.faults == ()
    assert {placed.path for placed in done.placed} == {file.target for file in files}
    assert [str(found) for file in files for found in check_accessibility(file.target)] == []
    assert nothing_is_left(temporary)


def test_a_pdf_tells_of_itself_what_archives_ask_for_and_nothing_of_anybody(papers: list[Path]) -> None:
    need_program("soffice")
    document = Document(str(papers[0]))
    document.core_properties.author = document.core_properties.last_modified_by = "Kim Exempel"
    file = BytesIO()
    document.save(file)

    (made,) = converted(file.getvalue())

    with pikepdf.open(BytesIO(made.data)) as pdf:
        told = pdf.Root.Metadata.read_bytes().decode()
        assert {key for key in pdf.docinfo if key not in ("/Title", "/Producer", "/Creator")} == set()
        assert all(str(page.obj.Tabs) == "/S" for page in pdf.pages)
    assert "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in told
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "Kim" not in told
    assert b"Kim Exempel" not in made.data


def test_what_is_drawn_outside_the_tags_is_marked_as_decoration(papers: list[Path]) -> None:
    need_program("soffice")

    (made,) = converted(next(paper for paper in papers if paper.stem == "kravavsnitt").read_bytes())

    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert [number for number, page in enumerate(pdf.pages) if _draws_outside_tags(page)] == []


def _draws_outside_tags(page: pikepdf.Page) -> bool:
    depth = 0
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
        if operator in ("S", "f", "f*", "B", "Tj", "TJ", "Do") and not depth:
            return True
    return False


def test_a_drawing_in_pieces_is_one_picture_with_the_words_that_word_had(papers: list[Path]) -> None:
    need_program("soffice")

    (made,) = converted(next(paper for paper in papers if paper.stem == "processkarta").read_bytes())

    with pikepdf.open(BytesIO(made.data)) as pdf:
        said = [str(each.get("/Alt", "")) for each in pdf.objects if _is_figure(each)]
    assert len(said) == 1
    assert said[0].startswith("Varje rad är en avsändare")


def _is_figure(each: pikepdf.Object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Figure


def test_the_same_file_gives_the_same_bytes(papers: list[Path]) -> None:
    need_program("soffice")
    data = papers[0].read_bytes()

    alone, *together = (made.data for made in (*converted(data), *converted(data, data)))

    assert alone
    assert together == [alone, alone]


def test_what_the_pdf_is_named_after_stays_at_home(
    papers: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_program("soffice")
    named = tmp_path / "intyg-kim-exempel.docx"
    shutil.copy(papers[0], named)
    commands: list[list[str]] = []
    started = subprocess.Popen

    def noted(command: list[str], **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - as subprocess has them
        commands.append(command)
        return started(command, **options)

    monkeypatch.setattr(subprocess, "Popen", noted)

    convert_files([FileToConvert(named, tmp_path / "intyg-kim-exempel.pdf", private=True)])

    assert commands
    assert not any("kim" in word.lower() for command in commands for word in command)
    assert (tmp_path / "intyg-kim-exempel.pdf").stat().st_mode & 0o077 == 0


def test_another_office_that_runs_is_left_alone(papers: list[Path], temporary: Path) -> None:
    need_program("soffice")
    with working_folder() as folder:
        busy = OfficeCall("soffice", new_call_folder(folder, 1), {0: papers[0].read_bytes()}, 600)

        (made,) = converted(papers[0].read_bytes())

        assert made.fault is None
        while not busy.is_over():
            A_MOMENT.wait(0.05)
        assert set(busy.results()) == {0}
        busy.clear()
    assert nothing_is_left(temporary)


# what is hostile --------------------------------------------------------------------------------------------------------


def linked_picture(address: str) -> bytes:
    body = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Bild"/><a:graphic xmlns:a="{DRAWING}">'
        f'<a:graphicData uri="{PICTURE}"><pic:pic xmlns:pic="{PICTURE}"><pic:nvPicPr><pic:cNvPr id="1" name="b"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="x1"/></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    return word_file(body, relations=[relationship("image", address, "x1", "External")])


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address on this machine, and what has been asked of it."""
    asked: list[bytes] = []
    server = socket.create_server(("127.0.0.1", 0))

    def listen() -> None:
        while True:
            try:
                caller, _ = server.accept()
            except OSError:
                return
            asked.append(caller.recv(1000))
            caller.close()

    threading.Thread(target=listen, daemon=True).start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/bild.png", asked
    server.close()


@pytest.mark.parametrize(
    "within",
    [
        pytest.param(shelter, id="without a net"),
        pytest.param(lambda: Shelter((), has_no_net=False), id="settings alone"),
    ],
)
def test_nothing_that_a_document_points_at_is_fetched(
    within: Callable[[], Shelter], listener: tuple[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    need_program("soffice")
    monkeypatch.setattr(office_call, "shelter", within)
    address, asked = listener

    with working_folder() as folder:
        call = OfficeCall("soffice", new_call_folder(folder, 1), {0: linked_picture(address)}, 600)
        while not call.is_over():
            A_MOMENT.wait(0.05)
        results = call.results()
        call.clear()

    assert results  # it was opened
    assert asked == []


def test_a_linked_picture_a_macro_and_a_broken_file_never_reach_the_program() -> None:
    need_program("soffice")
    macro = word_file(extra={"word/vbaProject.bin": b"macro"})
    changed = word_file('<w:p><w:ins w:author="Kim"><w:r><w:t>nytt</w:t></w:r></w:ins></w:p>')
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000

    sound, *others = converted(
        word_file(paragraph("Ett stycke")), linked_picture("http://example.se/"), macro, b"PK\x03\x04 trasig", changed,
        word_file(deep),
    )  # fmt: skip

    assert sound.data
    assert [fault_of(made) for made in others] == [["TK-P031"], ["TK-P022"], ["TK-P005"], ["TK-W008"], ["TK-P026"]]


def test_thousands_of_tables_inside_tables_are_only_slow() -> None:
    need_program("soffice")
    inner = table(["ett", "två"])
    grid = '<w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid>'
    body = "".join(f"<w:tbl>{grid}<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl><w:p/>" for _ in range(1000))

    (made,) = converted(word_file(body))

    assert made.fault is None


# programs that fail as LibreOffice does ------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Put a program that does so in place of LibreOffice."""
    (tmp_path / "program").mkdir()

    def put(what_it_does: str, pdf: bytes | None = None) -> None:
        copied = tmp_path / "program" / "kopia.pdf"
        if pdf is not None:
            copied.write_bytes(pdf)
        program = stand_in(tmp_path / "program", what_it_does, copied if pdf is not None else None)
        monkeypatch.setenv(CHOSEN, str(program))

    return put


ONE = word_file(paragraph("Ett stycke"))
SAYS_ONE = pdf_file([Tag("P", "Ett stycke")])


def test_a_program_that_exits_as_if_all_were_well_and_has_made_nothing_is_told_of(
    office: Callable[..., None], temporary: Path
) -> None:
    office(WRITES_NOTHING)

    assert [fault_of(made) for made in converted(ONE, ONE)] == [["TK-W003"], ["TK-W003"]]
    assert nothing_is_left(temporary)


def test_a_file_that_is_no_pdf_is_told_of(office: Callable[..., None]) -> None:
    office(WRITES_RUBBISH)

    assert fault_of(*converted(ONE)) == ["TK-W003"]


def test_a_program_that_hangs_is_ended_with_all_that_it_has_started(
    office: Callable[..., None], temporary: Path
) -> None:
    office(HANGS)

    assert [fault_of(made) for made in converted(ONE, ONE, options=IMPATIENT)] == [["TK-W004"], ["TK-W004"]]
    assert nothing_is_left(temporary)


def test_those_that_a_group_has_left_undone_are_made_one_by_one(office: Callable[..., None]) -> None:
    office(WRITES_HALF, SAYS_ONE)

    made = converted(ONE, ONE, ONE, options=OfficeOptions(group=3))

    assert [each.fault for each in made] == [None, None, None]


def test_a_pdf_that_says_something_else_is_never_handed_on(office: Callable[..., None]) -> None:
    office(WRITES_ANOTHER, pdf_file([Tag("P", "Ett annat stycke")]))
    assert fault_of(*converted(ONE)) == ["TK-W006"]

    office(WRITES_ANOTHER, pdf_file([Tag("P", "Ett stycke"), Tag("P", "och ett till")]))
    assert fault_of(*converted(ONE)) == ["TK-W007"]


def test_a_full_disk_is_told_of_as_one(
    office: Callable[..., None], temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(WRITES_NOTHING)
    monkeypatch.setattr(pdf_by_office, "_room_left", lambda _: 0)

    with pytest.raises(TenderkitError) as stopped:
        converted(ONE)

    assert codes_of(stopped.value) == ["TK-W005"]
    assert nothing_is_left(temporary)


def test_a_missing_program_is_named_with_what_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOSEN, str(tmp_path / "finns-inte"))

    with pytest.raises(NoOfficeError) as missing:
        converted(ONE)

    assert missing.value.exit_code is ExitCode.PROGRAM_MISSING
    assert codes_of(missing.value) == ["TK-W001"]
    assert all(words in str(missing.value) for words in ("apt install", "brew install", "winget install"))


def test_a_missing_extra_is_named_with_what_installs_it(
    office: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    office(WRITES_NOTHING)
    monkeypatch.setitem(sys.modules, "pikepdf", None)

    with pytest.raises(TenderkitError) as missing:
        converted(ONE)

    assert codes_of(missing.value) == ["TK-X001"]
    assert missing.value.exit_code is ExitCode.PROGRAM_MISSING


def test_a_file_that_stands_in_the_way_is_kept(office: Callable[..., None], tmp_path: Path) -> None:
    office(WRITES_ANOTHER, SAYS_ONE)
    source, target = tmp_path / "a.docx", tmp_path / "a.pdf"
    source.write_bytes(ONE)
    target.write_bytes(b"min egen")

    done = convert_files([FileToConvert(source, target)])

    assert done.placed == ()
    assert [codes_of(fault) for fault in done.faults] == [["TK-F019"]]
    assert target.read_bytes() == b"min egen"


# runs that are ended --------------------------------------------------------------------------------------------------------

CHILD = """\
import sys
from pathlib import PurePath
from tenderkit.workflows.office.pdf_by_office import OfficeOptions, WordFile, pdfs_by_office
document = WordFile(PurePath("a.docx"), sys.stdin.buffer.read())
for made in pdfs_by_office([document] * 4, OfficeOptions(workers=2)):
    print(made.place)
"""
WAITS = "open('pagar', 'w').close(); subprocess.Popen(['sleep', '100000']); time.sleep(100000)\n"


def ended_by(number: signal.Signals, temporary: Path) -> int:
    """The exit code of a run that is sent the signal while two calls are under way."""
    given = temporary.with_name("a.docx")
    given.write_bytes(ONE)
    with given.open("rb") as source:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD], stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    while len(list(temporary.glob(f"{PREFIX}*/*/pagar"))) < 2 and child.poll() is None:
        A_MOMENT.wait(0.05)
    child.send_signal(number)
    return child.wait(timeout=HANGS_AFTER_SECONDS)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_nothing_is_left_of_a_run_that_is_ended(
    number: signal.Signals, office: Callable[..., None], temporary: Path
) -> None:
    office(WAITS)

    assert ended_by(number, temporary) != 0
    assert nothing_is_left(temporary)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_what_is_left_of_a_run_that_is_killed_is_cleared_by_the_next(
    office: Callable[..., None], temporary: Path
) -> None:
    office(WAITS)
    ended_by(signal.SIGKILL, temporary)

    with working_folder() as folder:
        assert [path for path in temporary.iterdir() if path != folder] == []
    assert nothing_is_left(temporary)


def test_a_run_that_goes_on_is_left_alone_by_the_next(temporary: Path) -> None:
    with working_folder() as first, working_folder() as second:
        assert sorted(temporary.iterdir()) == sorted([first, second])


def test_a_run_asks_for_as_many_calls_as_it_may(office: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    office(WRITES_ANOTHER, SAYS_ONE)
    calls: list[tuple[int, ...]] = []
    begin = OfficeCall.__init__

    def noted(self: OfficeCall, program: str, folder: Path, documents: dict[int, bytes], patience: float) -> None:
        calls.append(tuple(documents))
        begin(self, program, folder, documents, patience)

    monkeypatch.setattr(OfficeCall, "__init__", noted)

    made = converted(*[ONE] * 50, options=OfficeOptions(workers=2))

    assert [each.fault for each in made] == [None] * 50
    assert [len(group) for group in calls] == [20, 20, 10]


def test_a_single_fault_names_its_document(office: Callable[..., None]) -> None:
    office(WRITES_NOTHING)

    (made,) = converted(ONE)

    assert "0.docx" in str(made.fault)
    assert fault_of(made) == ["TK-W003"]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no list of processes")
def test_a_program_that_outlived_its_run_is_ended_by_the_next(temporary: Path) -> None:
    left = temporary / f"{PREFIX}kvar"
    left.mkdir()
    stays = "import time; print(flush=True); time.sleep(100000)"
    with subprocess.Popen([sys.executable, "-c", stays, f"{left}/0001/profil"], stdout=subprocess.PIPE) as alone:
        assert alone.stdout is not None
        alone.stdout.readline()  # its command can be read from now on

        with working_folder():
            pass

        assert alone.wait(timeout=HANGS_AFTER_SECONDS) == -signal.SIGKILL
    assert list(temporary.iterdir()) == []
