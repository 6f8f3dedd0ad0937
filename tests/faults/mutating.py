"""Every file that is read, spoiled in every way that a hand, an editor or a disk spoils files; no command may break on it."""

import io
import random
import shutil
import signal
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from faults.scenes import CASE
from faults.zygote import OUR_FAULT
from given import journal_in_text
from given.case_forms import form_folder, form_of
from given.certificate_rows import as_book, as_csv, as_json_lines, as_ods
from given.clauses_in_text import clause_text
from given.format_one import old_folder
from given.interrupted_set import interrupted_set
from given.matching_text import CASE as MATCHING_CASE
from given.matching_text import KIM, SOUND, matching_folder, spoiled
from given.own_municipality import municipality_folder
from given.plan_sheets import PLAN_AS_CSV, PLAN_ROWS, workbook_of
from given.policies import SMALL
from judges.as_a_user import user_runs
from judges.patience import HANGS_AFTER_SECONDS
from tenderkit.writers.moves.journal import JOURNAL_NAME

ROOT = Path(__file__).parents[2]
CHECK, BUILD = ("check", "arende"), ("build", "arende", "--force")
PERSONS, PRUNE = ("check", "person"), ("prune", "person", "--date", "2030-01-01", "--yes")
JOURNAL = ("check", "journal")
MIGRATE = ("migrate", "old/arende", "--dry-run")
NOTE = ("note", "journal", "ended", "P-03", "--date", "2028-02-16", "--ended-by", "individual", "--dry-run")
SIMULATE = ("simulate", "arende")
OF_THE_MUNICIPALITY = ("build", "kommunen", "--kind", "informationsblad", "--force")
LINT = ("clauses", "lint", "--library", ".")
RETENTION = "retention: {decision: KS 2026/88, remove_after_months: 24}\n"
ROWS = ("rader.csv", "rader.xlsx", "rader.ods", "rader.jsonl")
# Each file, and the commands that read it: they take turns.
READ_BY: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "arende/upphandling.yaml": (CHECK, BUILD),
    "arende/upphandling.lock.yaml": (CHECK, BUILD),
    "person/placeringar.yaml": (PERSONS, PRUNE),
    "person/personer.yaml": (PERSONS, PRUNE),
    "person/upphandling.yaml": (PERSONS, PRUNE),
    "person/upphandling.lock.yaml": (PRUNE,),
    "old/arende/placeringar.yaml": (MIGRATE,),
    "journal/placeringar.yaml": (JOURNAL, NOTE),
    "journal/personer.yaml": (JOURNAL, NOTE),
    "bibliotek/clauses/library.yaml": (CHECK, BUILD),
    "bibliotek/clauses/adopted.yaml": (CHECK, BUILD),
    "bibliotek/clauses/syfte/1.0.0.md": (CHECK, BUILD),
    "bibliotek/templates/kravavsnitt/document.yaml": (CHECK, BUILD),
    "bibliotek/templates/kravavsnitt/text.md": (CHECK, BUILD),
    "bibliotek/templates/letterheads/myndighet/template.docx": (BUILD,),
    "bibliotek/templates/letterheads/myndighet/prepared.json": (BUILD,),
    f"arende/{JOURNAL_NAME}": (BUILD, CHECK),
    "kommunen/kommun.yaml": (OF_THE_MUNICIPALITY,),
    "kommunen/dokument.lock.yaml": (OF_THE_MUNICIPALITY,),
    "policy.yaml": (CHECK, SIMULATE),
    "tenderkit.toml": (CHECK,),
    "plan.csv": (("plan", "plan.csv"), ("plan", "plan.csv", "--within", "3")),
    "plan.xlsx": (("plan", "plan.xlsx"),),
    **{name: (("batch", "kallelse", name, "--case", "person", "--dry-run"),) for name in ROWS},
    "formular/upphandling.xlsx": (("check", "formular"),),
}
_PIECES = (
    b"\t", b"\r", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\xe2\x80\xae", b"\xc2\x85", b"\xe2\x80\xa8", b"\x1b[2J",
    b"&a ", b"*a ", b"!!python/object:os.system ", b"? ", b"- ", b": ", b" #", b"---\n", b"...\n", b"%YAML 9.9\n", b"<<: ", b"|", b">-\n",
    b"[" * 300, b"{" * 300, b"'", b'"', b"\\", b"{{ x }}", b"{% if %}", b"{% endif %}", b"[[finns-inte]]", b"{#k1}", b"\xf0\x9f\x98\x80",
    b"9" * 400, b"1e999", b".inf", b".nan", b"0x1F", b"0o17", b"1_000", b"-0", b"2026-02-30", b"0000-00-00", b"9999-12-31", b"12:30:45",
    b"~", b"null", b"yes", b"true", b"[]", b"{}", b"''", b"-1", b"0", b"1.5", b"\xe2\x80\x93", b"a" * 70_000, b"<a>", b"&amp;", b"]]>",
)  # fmt: skip

Mutator = Callable[[bytes, random.Random], bytes]


class MutationReport(Struct):
    """How many spoiled files were tried, by file; how the commands ended; and which of them broke."""

    tried: Counter[str] = field(default_factory=Counter)
    ended: Counter[int] = field(default_factory=Counter)
    broke: list[str] = field(default_factory=list)


def municipality_of_files(here: Path) -> None:
    """A municipality with a file of its own of every sort, two cases that have been built, a person, and one of the format before."""
    shutil.copytree(ROOT / "templates" / "kravavsnitt", here / "bibliotek" / "templates" / "kravavsnitt")
    letterhead = Path("templates", "letterheads", "myndighet")
    shutil.copytree(ROOT / letterhead, here / "bibliotek" / letterhead)
    folder = here / "bibliotek" / "clauses"
    (folder / "syfte").mkdir(parents=True)
    (folder / "syfte" / "1.0.0.md").write_text(clause_text("{#k1} Syftet är arbete.", "", "syfte", "1.0.0"), "utf-8")
    (folder / "library.yaml").write_text(
        "format: 1\norder: [syfte]\nclauses:\n  syfte:\n    versions:\n      1.0.0: {status: published}\n", "utf-8"
    )
    (here / "policy.yaml").write_text(SMALL, "utf-8")
    (here / "tenderkit.toml").write_text('library = "bibliotek"\npolicy = "policy.yaml"\n', "utf-8")
    (here / "plan.csv").write_text(PLAN_AS_CSV, "utf-8")
    (here / "plan.xlsx").write_bytes(workbook_of(PLAN_ROWS))
    _rows_of_calls(here)
    form_folder(here, form_of(CASE), "formular")
    (here / "arende").mkdir()
    (here / "arende" / "upphandling.yaml").write_text(CASE, "utf-8")
    text = spoiled((KIM, f"{KIM}    birth_date: 2000-03-01\n"), text=SOUND)
    matching_folder(here / "person", text + RETENTION, MATCHING_CASE)
    old_folder(here / "old", case=MATCHING_CASE)
    journal_in_text.written_to(here / "journal")
    municipality_folder(here)
    for arguments in (
        ("clauses", "adopt", "--all", "--by", "Nämnden", "--date", "2025-01-02", "--decision", "KS 2025/1", "--library", str(here)),
        ("build", str(here / "arende")),
        ("build", str(here / "person"), "--kind", "intygsbehov"),
        ("build", str(here / "kommunen"), "--kind", "informationsblad"),
    ):  # fmt: skip
        seen = user_runs(*arguments)
        assert seen.code == 0, seen
    _interrupted(here / "arende")


def _rows_of_calls(here: Path) -> None:
    calls = [
        {"Id": f"2027-09-{day}", "Möte": "start", "Skickad": date(2027, 9, 1), "Ska hållas": date(2027, 9, day)}
        for day in (15, 16)
    ]
    (here / "rader.csv").write_text(as_csv(calls), "utf-8")
    (here / "rader.jsonl").write_text(
        as_json_lines([{name: str(cell) for name, cell in each.items()} for each in calls]), "utf-8"
    )
    (here / "rader.ods").write_bytes(as_ods(calls))
    as_book(calls).save(here / "rader.xlsx")


def _interrupted(case: Path) -> None:
    """A build that was killed just before its first move, and whose files somebody has removed."""
    new = {case / "dokument" / "kravavsnitt.docx": b"nytt", case / "upphandling.lock.yaml": b"nytt"}
    for move in interrupted_set(new, 0).moves:
        move.beside.unlink()


def try_mutations(numbers: Iterable[int], here: Path) -> MutationReport:
    """The spoiled file of each number, through one of the commands that read it; `here` holds the municipality, and we stand in it."""
    report = MutationReport()
    tempfile.tempdir = str(here)
    names = list(READ_BY)
    whole = {name: (here / name).read_bytes() for name in names}
    for number in numbers:
        chance = random.Random(number)  # noqa: S311 - the same fault for the same number
        name = names[number % len(names)]
        mutate = chance.choice(_FOR_ZIP if name.endswith((".docx", ".xlsx", ".ods")) else _FOR_TEXT)
        (here / name).write_bytes(mutate(whole[name], chance))
        report.tried[name] += 1
        signal.alarm(HANGS_AFTER_SECONDS)
        arguments = READ_BY[name][number // len(names) % len(READ_BY[name])]
        code = user_runs(*arguments).code
        report.ended[code] += 1
        if code == OUR_FAULT:
            report.broke.append(f"{number}: {name}, {mutate.__name__}: {' '.join(arguments)}: {_trace(here)}")
        signal.alarm(0)
        for other in {name, *(each for each in names if each.startswith(name.split("/")[0] + "/") and "/upp" in each)}:
            (here / other).write_bytes(whole[other])
        if name.startswith("person"):
            (here / "person" / "personer.yaml").write_bytes(whole["person/personer.yaml"])
    return report


def _trace(here: Path) -> str:
    logs = list(here.glob("tenderkit-fel-*"))
    said = " < ".join(reversed(logs[0].read_text("utf-8").splitlines()[-3:])) if logs else "no log"
    for log in logs:
        log.unlink()
    return said


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_PIECES) + data[at:]


def _flip(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _cut_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 40) :]


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _value(data: bytes, chance: random.Random) -> bytes:
    """Another value after a colon, or another element of a list."""
    places = [at for at, letter in enumerate(data) if letter in b":,[{" and at + 1 < len(data)]
    if not places:
        return _insert(data, chance)
    at = chance.choice(places) + 1
    ends = [end for end in (data.find(letter, at) for letter in (b"\n", b",", b"}", b"]")) if end > 0]
    return data[:at] + b" " + chance.choice(_PIECES) + data[min(ends, default=len(data)) :]


def _line_out(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def _line_twice(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def _lines_swapped(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _indented(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.randrange(1, 5) + lines[at] if chance.random() < 0.5 else lines[at].lstrip(b" ")
    return b"".join(lines)


def _part(data: bytes, chance: random.Random) -> bytes:
    """One part of a zip spoiled as a text, and the zip itself whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    name = chance.choice([name for name, part in parts.items() if part])
    parts[name] = chance.choice(_FOR_TEXT)(parts[name], chance)
    if chance.random() < 0.1:
        del parts[name]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, part in parts.items():
            archive.writestr(entry, part)
    return made.getvalue()


_FOR_TEXT: tuple[Mutator, ...] = (
    _insert, _insert, _value, _value, _flip, _cut_out, _cut_off, _line_out, _line_twice, _lines_swapped, _indented,
)  # fmt: skip
_FOR_ZIP: tuple[Mutator, ...] = (_part, _part, _part, _flip, _insert, _cut_out, _cut_off)
