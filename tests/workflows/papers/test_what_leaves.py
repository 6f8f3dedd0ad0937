"""What leaves has been read: through the commands, kind of fault by kind, with what is told, refused and written."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.letterhead import TEMPLATE
from judges import checkout
from judges.as_a_user import Seen, standing, user_runs
from judges.finished_documents import NUMBER
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.clauses import lifecycle

DECIDED = ("Kommunstyrelsen (påhittat)", date(2025, 1, 2), "KS 2025/1")
PURPOSE = "Fler ska få arbete."
ANSWER = "answers:\n  - {words: %s, reason: Gäller en annan part., by: upphandlaren, date: 2025-04-01}\n"
OVERRIDE = ("--override", "Beslut av chefen", "--by", "upphandlingschefen")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A municipality that has adopted every clause."""
    (tmp_path / "bibliotek" / "clauses").mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    lifecycle.adopt(tmp_path, lifecycle.every_version_in_force(tmp_path, DECIDED[1]), *DECIDED)
    return tmp_path


def case_saying(home: Path, purpose: str = PURPOSE, title: str = "Provet", more: str = "") -> Path:
    text = WITH_DIALOGUE.replace(PURPOSE, purpose).replace("title: Provet", f"title: {title}")
    return case_folder(home, text + more)


def codes_of(seen: Seen) -> list[str]:
    return [found.rpartition(" ")[2] for found in seen.findings]


FAULTS = [
    pytest.param({"purpose": f'"Fler ska få arbete. Kim, {NUMBER}."'}, "TK-R250", id="an identity number"),
    pytest.param({"purpose": '"Fler ska få arbete. Kim, 19811218 – 98 76."'}, "TK-R250", id="spelled otherwise"),
    pytest.param({"purpose": "|\n    Fler ska få arbete. Kim, 811218-\n    9876."}, "TK-R250", id="over two lines"),
    pytest.param({"title": "FYLL I"}, "TK-R251", id="the starter's own marker"),
    pytest.param({"title": "xxx"}, "TK-R251", id="crosses"),
    pytest.param({"purpose": "Kompletteras senare"}, "TK-R251", id="a promise"),
    pytest.param({"purpose": "Kravet ställs enligt 19 kap. 9 § LOU."}, "TK-R252", id="another regime"),
    pytest.param({"purpose": "Leverantören måste använda kommunens rekrytering."}, "TK-R253", id="forced recruitment"),
    pytest.param({"purpose": "Personen har en funktionsnedsättning."}, "TK-R254", id="a background"),
    pytest.param({"purpose": "Enligt lagen (2007:1091)."}, "TK-R255", id="a repealed act"),
]


@pytest.mark.parametrize(("said", "code"), FAULTS)
def test_check_tells_at_the_line_build_warns_and_issue_refuses(said: dict[str, str], code: str, home: Path) -> None:
    case = case_saying(home, **said)
    before = standing(case)

    checked = user_runs("check", case)
    issued = user_runs("issue", case)

    assert (checked.code, codes_of(checked)) == (1, [code])
    assert checked.findings[0].startswith("2:1 " if "title" in said else "16:3 ")
    assert (issued.code, codes_of(issued)) == (4, [code])
    assert standing(case) == before

    built = user_runs("build", case)
    assert (built.code, codes_of(built)) == (0, [code])
    assert (case / "dokument" / "kravavsnitt.docx").is_file()
    assert all(seen.reads_well() and "9876" not in seen.text for seen in (checked, issued, built))


@pytest.mark.parametrize(("said", "code"), FAULTS)
def test_a_number_and_a_gap_can_neither_be_overridden_nor_answered(said: dict[str, str], code: str, home: Path) -> None:
    case = case_saying(home, **said)

    issued = user_runs("issue", case, *OVERRIDE)

    can_be = code not in ("TK-R250", "TK-R251")
    assert issued.code == (0 if can_be else 4)
    if can_be:
        (copy,) = read_lock(case / "upphandling.lock.yaml").issued
        assert copy.override is not None
        assert copy.override.codes == (code,)


def test_what_is_not_printed_stays_and_stops_nothing(home: Path) -> None:
    case = case_saying(home, more=f"handover: {{notes: 'Kim, {NUMBER}'}}\n")

    assert codes_of(user_runs("check", case)) == ["TK-R250"]
    assert codes_of(user_runs("build", case)) == []
    assert user_runs("issue", case).code == 0


def test_a_lots_own_words_are_told_at_the_lot(home: Path) -> None:
    own = WITH_DIALOGUE[WITH_DIALOGUE.index("requirement:\n") :].replace(PURPOSE, f"Kim {NUMBER}")
    lots = (
        "  lots:\n    - {id: A, title: Norr, value: 2000000}\n    - id: B\n      title: Söder\n      value: 3000000\n"
    )
    lots += "".join(f"      {line}\n" for line in own.splitlines())
    case = case_folder(home, WITH_DIALOGUE.replace("  months: 24\n", f"  months: 24\n{lots}"))

    assert "TK-R250" in codes_of(user_runs("build", case))
    assert "TK-R250" in codes_of(user_runs("issue", case))


def test_an_answer_lets_the_words_out_and_is_told_as_one(home: Path) -> None:
    purpose = "Leverantören måste använda kommunens rekrytering."
    case = case_saying(home, purpose, more=ANSWER % "måste använda kommunens rekrytering")

    checked = user_runs("check", case)

    assert (checked.code, codes_of(checked)) == (0, ["TK-R259"])
    assert "Gäller en annan part." in checked.text
    assert codes_of(user_runs("build", case)) == []
    assert user_runs("issue", case).code == 0


@pytest.mark.parametrize(
    ("purpose", "codes"),
    [
        pytest.param("Fler ska få arbete.", ["TK-R258"], id="nothing"),
        pytest.param("FYLL I", ["TK-R251", "TK-R258"], id="a gap"),
    ],
)
def test_an_answer_that_answers_nothing_is_told(purpose: str, codes: list[str], home: Path) -> None:
    case = case_saying(home, purpose, more=ANSWER % "fyll i")

    assert codes_of(user_runs("check", case)) == codes


def test_an_answer_is_strict_about_what_it_needs(home: Path) -> None:
    case = case_saying(home, more="answers:\n  - {words: bor i, by: upphandlaren, datum: 2025-04-01}\n")

    assert user_runs("check", case).code == 1


def test_markup_is_a_warning_and_is_printed_as_it_stands(home: Path) -> None:
    case = case_saying(home, "Fler ska få **arbete**.")

    checked, built = user_runs("check", case), user_runs("build", case)

    assert (checked.code, codes_of(checked)) == (0, ["TK-R257"])
    assert "**arbete**" in checked.text
    assert codes_of(built) == ["TK-R257"]
    assert "**arbete**" in (case / "dokument" / "kravavsnitt.txt").read_text("utf-8")
    assert user_runs("issue", case).code == 0


def test_a_number_in_the_letterhead_is_found_in_the_finished_file(home: Path) -> None:
    """Whoever wrote it there: no text of the case holds it."""
    case = case_saying(home)
    letterhead = home / "bibliotek" / "templates" / "letterheads" / "myndighet" / "template.docx"
    letterhead.parent.mkdir(parents=True)
    letterhead.write_bytes(_with_words_in_the_header(TEMPLATE.read_bytes(), f"Kim {NUMBER}"))

    built, issued = user_runs("build", case), user_runs("issue", case)

    assert (built.code, codes_of(built)) == (0, ["TK-D001"])
    assert (issued.code, codes_of(issued)) == (4, ["TK-D001"])
    assert not (case / "utfardat").exists()


def _with_words_in_the_header(template: bytes, words: str) -> bytes:
    paragraph = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:hdr>".encode()
    sink = BytesIO()
    with ZipFile(BytesIO(template)) as source, ZipFile(sink, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"</w:hdr>", paragraph))
    return sink.getvalue()


# What was issued is read again


@pytest.mark.parametrize("to", ["utfardat", "skickat"], ids=["the usual folder", "another one that the lock tells of"])
@pytest.mark.parametrize("suffix", [".txt", ".html", ".docx"])
def test_an_issued_copy_that_somebody_has_edited_is_read(to: str, suffix: str, home: Path) -> None:
    case = case_saying(home)
    assert user_runs("build", case).code == 0
    assert user_runs("issue", case, "--to", case / to).code == 0
    copy = case / to / f"kravavsnitt{suffix}"
    copy.chmod(0o644)
    if suffix == ".docx":
        copy.write_bytes(_with_words_in_the_header(copy.read_bytes(), f"Kim {NUMBER}"))
    else:
        copy.write_text(copy.read_text("utf-8").replace(PURPOSE, f"Kim {NUMBER}"), "utf-8")

    checked = user_runs("check", case, "--documents")

    assert checked.code == 1
    assert set(codes_of(checked)) - {"TK-F047", "TK-F048"} == {"TK-D001"}
    assert f"{to}/kravavsnitt{suffix}" in checked.text


def test_a_document_tells_as_answered_what_its_case_has_answered(home: Path) -> None:
    case = case_saying(home, "Fler som bor i kommunen ska få arbete.", more=ANSWER % "bor i kommunen")
    assert user_runs("build", case).code == 0

    checked = user_runs("check", case, "--documents")
    alone = user_runs("check", case / "dokument" / "kravavsnitt.docx")

    assert (checked.code, set(codes_of(checked))) == (0, {"TK-R259"})
    assert codes_of(alone) == ["TK-D007"]


# One document that is refused


def awarded(home: Path, notes: str) -> Path:
    """Väghyveln with its recruiter's file, and something in the notes of the market dialogue."""
    case = home / "vaghyveln"
    shutil.copytree(checkout.ROOT / "samples" / "vaghyveln", case)
    file = case / "upphandling.yaml"
    text = file.read_text("utf-8")
    assert "\n  notes: " in text[text.index("market_dialogue:") :]
    start = text.index("  notes: ", text.index("market_dialogue:"))
    end = text.index("\n", start)
    file.write_text(f"{text[:start]}  notes: {notes}{text[end:]}", "utf-8")
    return case


def test_a_document_that_is_refused_keeps_back_itself_alone_and_check_has_said_so(home: Path) -> None:
    case = awarded(home, "Exempel Anläggning AB sa att fyra platser går bra.")

    checked = user_runs("check", case)
    built = user_runs("build", case, "--all")

    assert "TK-L248" in codes_of(checked)
    assert checked.code == 0
    assert built.code == 0
    assert "Hålls tillbaka: bedomning" in built.out
    assert "TK-T063" in codes_of(built)
    written = {path.name for path in (case / "dokument").iterdir()}
    assert {"kravavsnitt.docx", "slutrapport.docx", "index.html"} <= written
    assert "bedomning.docx" not in written
    assert user_runs("build", case, "--kind", "bedomning").code == 1


def test_a_fault_in_the_recruiters_file_keeps_back_what_rests_on_it_alone(home: Path) -> None:
    case = awarded(home, "Fyra platser går bra.")
    file = case / "placeringar.yaml"
    file.write_text(file.read_text("utf-8").replace("tasks: [", f"tasks: ['{NUMBER}', ", 1), "utf-8")

    built = user_runs("build", case, "--all")

    assert built.code == 0
    assert "TK-M050" in codes_of(built)
    assert (case / "dokument" / "kravavsnitt.docx").is_file()
    assert not (case / "dokument" / "slutrapport.docx").exists()
    assert NUMBER not in (case / "dokument" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("answered", "code", "told"),
    [(False, 1, "TK-M051"), (True, 0, "TK-R259")],
    ids=["unanswered", "answered in the case"],
)
def test_a_background_in_the_facts_of_a_breach_can_be_answered(
    answered: bool,  # noqa: FBT001 - a case
    code: int,
    told: str,
    home: Path,
) -> None:
    case = awarded(home, "Fyra platser går bra.")
    file = case / "placeringar.yaml"
    file.write_text(file.read_text("utf-8").replace("facts: ", "facts: på grund av funktionsnedsättning, ", 1), "utf-8")
    if answered:
        with (case / "upphandling.yaml").open("a", encoding="utf-8") as end:
            end.write(ANSWER % "på grund av funktionsnedsättning")

    checked = user_runs("check", case)

    assert checked.code == code
    assert told in codes_of(checked)
    assert "TK-R258" not in codes_of(checked)


def test_where_nothing_at_all_can_be_built_the_fault_is_raised(home: Path) -> None:
    case = case_saying(home)
    clauses = home / "bibliotek" / "clauses"
    (clauses / "library.yaml").write_text("format: 1\norder: [finns-inte\n", "utf-8")

    assert user_runs("build", case, "--all").code == 1
    assert not (case / "dokument").exists()
