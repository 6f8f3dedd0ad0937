"""Every command that writes, each with the folder it is run in, and with what somebody changes before running it again."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct

from faults.injection import FaultKind
from faults.zygote import waiting_command
from given import journal_in_text
from given.case_forms import form_folder, form_of
from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.certificate_rows import as_csv, rows
from given.clauses_in_text import clause_text
from given.format_one import old_folder
from given.letterhead import TEMPLATE, parts_of
from given.matching_text import KIM, matching_folder, spoiled
from given.own_municipality import municipality_folder
from given.pictures import png
from given.plan_sheets import PLAN_AS_CSV
from judges.as_a_user import user_runs
from judges.word_files import paragraph
from tenderkit.model.clauses.library import Publication, Version
from tenderkit.workflows.clauses import lifecycle
from tenderkit.writers.word.package import zip_parts

CASE = WITH_DIALOGUE + PLACES.replace("    offer_open_weeks", "    existing_staff: none\n    offer_open_weeks")
OVERRIDE = ("--override", "prov av fel", "--by", "Provaren")
LIBRARY = """\
format: 1
order: [antal]
clauses:
  antal:
    role: addition
    versions:
      1.0.0: {status: draft}
"""
FIRST = Version("antal", "1.0.0")
TERMS = ("--date", "2026-12-01", "--review-by", "2028-12-01", "--owner", "samordnaren")
DECISION = ("--by", "Kommunstyrelsen", "--date", "2026-12-02", "--decision", "KS 2026/7")
CORRECTION = ("--correction", "--date", "2025-03-10")
PRUNE = ("prune", "arende", "--date", "2030-01-01", "--yes")
NOTE = ("note", "arende", "ended", "P-03", "--date", "2028-02-16", "--ended-by", "individual")
ON_A_DAY = ("--date", "2025-04-01", "--force")
PERSON = "    birth_date: 2000-03-01\n"
BRANDED = 'library = "bibliotek"\n\n[brand]\nlogo = "logotyp.png"\nlogo_alt = "Kommunens vapen"\ncolour = "#7A1F3D"\n'
RETENTION = "retention: {decision: KS 2026/88, remove_after_months: 24}\n"


class FaultScene(Struct, frozen=True):
    """`arguments` are run in a folder that `prepare` fills. `again` are the exit codes of the same command once it is done.

    `edit` is what somebody changes in between; the command then ends with one of `edited`. One that `goes_on` may have written
    some of its files when it is stopped, each of them whole.
    """

    name: str
    arguments: tuple[str, ...]
    prepare: Callable[[Path], None]
    edit: Callable[[Path], None]
    again: frozenset[int] = frozenset({0})
    edited: frozenset[int] = frozenset({0})
    goes_on: bool = False


def _case(here: Path) -> None:
    case_folder(here, CASE)


def _built(here: Path) -> None:
    _case(here)
    assert _run("build", here / "arende") == 0


def _edited_after_build(here: Path) -> None:
    _built(here)
    assert _run("build", here / "arende", "--kind", "bedomning") == 0
    _other_title(here)


def _issued(here: Path) -> None:
    _built(here)
    assert _run("issue", here / "arende", *OVERRIDE) == 0
    _other_title(here)


def _municipality(here: Path) -> None:
    municipality_folder(here)
    assert _run("build", here / "kommunen", "--kind", "informationsblad") == 0
    _other_phone(here)


def _other_phone(here: Path) -> None:
    path = here / "kommunen" / "kommun.yaml"
    path.write_text(path.read_text("utf-8").replace("010-000 00 1", "010-000 00 11"), "utf-8")


def _elsewhere(here: Path) -> None:
    _case(here)
    (here / "ut").mkdir()


def _persons(here: Path) -> None:
    retained = spoiled((KIM, KIM + PERSON)) + RETENTION
    matching_folder(here / "arende", retained)
    (here / "arende" / "personer.yaml").chmod(0o600)


def _journal(here: Path) -> None:
    journal_in_text.written_to(here / "arende")


def _of_format_one(here: Path) -> None:
    old_folder(here, case=CASE)


def _papers(here: Path) -> None:
    """What tells of a person keeps its rights, whatever happens."""
    _persons(here)
    assert _run("build", here / "arende", "--kind", "intygsbehov") == 0
    path = here / "arende" / "placeringar.yaml"
    path.write_text(path.read_text("utf-8").replace("Depån", "Torvalla"), "utf-8")


def _to_brand(here: Path) -> None:
    (here / "bibliotek").mkdir()
    (here / "logotyp.png").write_bytes(png(90, 90))
    (here / "tenderkit.toml").write_text(BRANDED, "utf-8")


def _other_colour(here: Path) -> None:
    (here / "tenderkit.toml").write_text(BRANDED.replace("7A1F3D", "004B87"), "utf-8")


def _to_annotate(here: Path) -> None:
    _typed_into(here / "mall.docx", "Vi upphandlar hållbart.")


def _more_to_tell(here: Path) -> None:
    _typed_into(here / "mall.docx", "Vi upphandlar rättvist.")


def _typed_into(template: Path, words: str) -> None:
    parts = parts_of(TEMPLATE.read_bytes())
    body = parts["word/document.xml"].replace(b"<w:body>", f"<w:body>{paragraph(words)}".encode())
    template.write_bytes(zip_parts(parts | {"word/document.xml": body}))


def _whole_case(here: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "samples" / "vaghyveln", here / "arende")


def _rows(here: Path) -> None:
    _whole_case(here)
    (here / "rader.csv").write_text(as_csv([each | {"Ärende": "arende"} for each in rows(3)]), "utf-8")


def _rows_edited(here: Path) -> None:
    path = here / "rader.csv"
    path.write_text(path.read_text("utf-8").replace("Depån", "Förrådet"), "utf-8")


def _plan(here: Path) -> None:
    (here / "plan.csv").write_text(PLAN_AS_CSV, "utf-8")


def _plan_edited(here: Path) -> None:
    (here / "plan.csv").write_text(PLAN_AS_CSV.replace("Väghyveln", "Vägskrapan"), "utf-8")


def _draft(here: Path) -> None:
    folder = here / "bibliotek" / "clauses"
    (folder / "antal").mkdir(parents=True)
    (folder / "antal" / "1.0.0.md").write_text(clause_text("{#k1} Leverantören ska ge fyra platser."), "utf-8")
    (folder / "library.yaml").write_text(LIBRARY, "utf-8")
    (here / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")


def _published(here: Path) -> None:
    _draft(here)
    lifecycle.publish(here, FIRST, Publication(date(2026, 12, 1), date(2028, 12, 1), "samordnaren"))


def _to_upgrade(here: Path) -> None:
    _offer(here, "1.0.0")
    case_folder(here)
    assert _run("build", here / "arende") == 0
    _offer(here, "1.0.0", "2.0.0")


def _offer(here: Path, *versions: str) -> None:
    folder = here / "bibliotek" / "clauses"
    (folder / "syfte").mkdir(parents=True, exist_ok=True)
    lines = ["format: 1", "order: [syfte]", "clauses:", "  syfte:", "    versions:"]
    for version in versions:
        words = clause_text(f"Syftet är {version}.", "", "syfte", version)
        (folder / "syfte" / f"{version}.md").write_text(words, "utf-8")
        lines.append(f"      {version}: {{status: published}}")
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (here / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")


def _killed_between_moves(here: Path) -> None:
    """What a build leaves that is killed when it has moved two of its files."""
    with tempfile.TemporaryDirectory() as elsewhere:
        _edited_after_build(Path(elsewhere))
        with waiting_command(("build", "arende"), Path(elsewhere)) as command:
            calls = command.run(0, FaultKind.KILL).calls
    third = [number for number, call in enumerate(calls, 1) if call == "replace"][2]
    _edited_after_build(here)
    with waiting_command(("build", "arende"), here) as command:
        command.run(third, FaultKind.KILL)


def _form(here: Path) -> None:
    form_folder(here, form_of(CASE))


def _nothing(_: Path) -> None:
    """Some things nobody edits in between."""


def _other_title(here: Path) -> None:
    _retitle(here, "Det andra provet")


def _edited_again(here: Path) -> None:
    _retitle(here, "Det tredje provet")


def _retitle(here: Path, title: str) -> None:
    path = here / "arende" / "upphandling.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(f"title: {title}\n" if line.startswith("title:") else line for line in lines), "utf-8")


def _person_edited(here: Path) -> None:
    path = here / "arende" / "personer.yaml"
    path.write_text(path.read_text("utf-8").replace("lägga kantsten", "sätta kantsten"), "utf-8")


def _place_edited(here: Path) -> None:
    path = here / "arende" / "placeringar.yaml"
    path.write_text(path.read_text("utf-8").replace("workplace: Depån", "workplace: Torvalla"), "utf-8")


def _placement_moved(here: Path) -> None:
    path = here / "arende" / "placeringar.yaml"
    path.write_text(path.read_text("utf-8").replace("workplace: ", "workplace: Nya "), "utf-8")


def _library_edited(here: Path) -> None:
    path = here / "bibliotek" / "clauses" / "library.yaml"
    path.write_text("# Kommunens klausuler.\n" + path.read_text("utf-8"), "utf-8")


def _run(*arguments: str | Path) -> int:
    return user_runs(*arguments).code


_DONE_ALREADY = frozenset({0, 4})  # the step isn't allowed from where it has led

SCENES = (
    FaultScene("build", ("build", "arende"), _case, _other_title),
    FaultScene("build --pdf", ("build", "arende", "--pdf"), _case, _other_title),
    FaultScene("bundle", ("bundle", "arende", "--to", "ut/akt.pdf"), _elsewhere, _other_title, edited=frozenset({0, 3})),
    FaultScene("build again", ("build", "arende"), _edited_after_build, _edited_again),
    FaultScene("build elsewhere", ("build", "arende", "--to", "ut"), _elsewhere, _other_title),
    FaultScene("build after a kill", ("build", "arende"), _killed_between_moves, _edited_again),
    FaultScene("build of a municipality", ("build", "kommunen", "--kind", "informationsblad"), _municipality, _other_phone),
    FaultScene("batch", ("batch", "intyg", "rader.csv", "--to", "ut", "--resume"), _rows, _rows_edited, goes_on=True),
    FaultScene("build --all", ("build", "arende", "--all"), _whole_case, _other_title),
    # What was issued isn't changed by an edit: it takes a correction that is asked for.
    FaultScene("issue", ("issue", "arende", *OVERRIDE), _built, _other_title, edited=_DONE_ALREADY),
    FaultScene("issue again", ("issue", "arende", *CORRECTION, *OVERRIDE), _issued, _edited_again, _DONE_ALREADY),
    FaultScene("upgrade", ("upgrade", "arende", "--yes"), _to_upgrade, _other_title),
    FaultScene("publish", ("clauses", "publish", str(FIRST), *TERMS), _draft, _library_edited, _DONE_ALREADY, _DONE_ALREADY),
    FaultScene("adopt", ("clauses", "adopt", str(FIRST), *DECISION), _published, _library_edited),
    FaultScene("hold", ("clauses", "hold", str(FIRST), "--reason", "prov"), _published, _library_edited, _DONE_ALREADY, _DONE_ALREADY),
    FaultScene("retire", ("clauses", "retire", str(FIRST), "--date", "2027-06-30"), _published, _library_edited, _DONE_ALREADY, _DONE_ALREADY),
    FaultScene("persons' papers", ("build", "arende", "--kind", "intygsbehov"), _papers, _placement_moved),
    FaultScene("migrate", ("migrate", "arende"), _case, _other_title),
    FaultScene("migrate the recruiter's file", ("migrate", "arende"), _of_format_one, _place_edited),
    FaultScene("prune", PRUNE, _persons, _person_edited),
    # Noted already, a start isn't noted again; what somebody has edited meanwhile is no hindrance.
    FaultScene("note", NOTE, _journal, _other_title, frozenset({0, 1}), frozenset({0, 1})),
    FaultScene("brand", ("templates", "brand"), _to_brand, _other_colour),
    # The copy of before stands there, and no copy is written over.
    FaultScene("annotate", ("templates", "lint", "mall.docx", "--annotate", "kopia.docx"), _to_annotate, _more_to_tell, edited=frozenset({0, 3})),
    FaultScene("register", ("register", ".", "--to", "register.xlsx", *ON_A_DAY), _case, _other_title),
    FaultScene("due --ics", ("due", ".", "--ics", "kalender.ics", *ON_A_DAY), _case, _other_title),
    FaultScene("plan --to", ("plan", "plan.csv", "--to", "ut.csv"), _plan, _plan_edited, edited=frozenset({3})),
    FaultScene("plan --new", ("plan", "plan.csv", "--new", "ut", "--rows", "2"), _plan, _plan_edited, frozenset({3}), frozenset({0, 3})),
    FaultScene("new", ("new", "arende"), _nothing, _nothing, frozenset({0, 3}), frozenset({0, 3})),
    FaultScene("new --form", ("new", "arende", "--form", "xlsx"), _nothing, _nothing, frozenset({0, 3}), frozenset({0, 3})),
    FaultScene("annotate a form", ("check", "arende", "--annotate", "kopia.xlsx"), _form, _nothing, frozenset({0, 3}), frozenset({0, 3})),
    FaultScene("new --placements", ("new", "arende", "--placements"), _case, _other_title, frozenset({0, 3}), frozenset({0, 3})),
    FaultScene("new --from", ("new", "nytt", "--from", "arende"), _case, _other_title, frozenset({0, 3}), frozenset({0, 3})),
)  # fmt: skip
