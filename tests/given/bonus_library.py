"""A municipality that pays a bonus for more places than it asks for: a clause of its own beside, or in the place of, the vetted one."""

import shutil
from pathlib import Path

from judges.checkout import ROOT

BONUS = Path(__file__).parent / "bonus" / "1.0.0.md"
OWN = "own: {bonus_internship: 10 000, bonus_employment: 20 000, bonus_places: 3}\n"
GIVES_WAY = "{% if computed.own_settles.payment_for_places is not stated %}\n\n{#s5}"
_STATE = "{status: published, valid_from: 2027-01-01}"
_SHIPPED = ROOT / "clauses" / "platser-antal" / "2.0.0.md"


def bonus_library(home: Path, *, says_so: bool = True, gives_way: bool = True) -> Path:
    """The bonus beside the vetted number of places, in a requirements section of the municipality's own; returns the clauses.

    `says_so`: library.yaml tells what the bonus settles. `gives_way`: the number of places leaves its sentence about payment
    out then, as the shipped one does; otherwise it is of a version that doesn't.
    """
    folder = home / "bibliotek" / "clauses"
    (folder / "bonus-fler-platser").mkdir(parents=True)
    shutil.copy(BONUS, folder / "bonus-fler-platser")
    marks = ["    marks:", "      1.0.0: {payment_for_places: k1}"] if says_so else []
    lines = ["  bonus-fler-platser:", "    role: addition", *marks, "    versions:", f"      1.0.0: {_STATE}"]
    if not gives_way:
        lines += _unbending(folder)
    _written(home, folder, lines)
    _kind_with_a_place(home)
    return folder


def replacing_library(home: Path) -> Path:
    """A number of places of the municipality's own, with the bonus where the vetted clause has its sentence about payment."""
    folder = home / "bibliotek" / "clauses"
    (folder / "antal-med-bonus").mkdir(parents=True)
    text = _SHIPPED.read_text("utf-8").replace("\nid: platser-antal\n", "\nid: antal-med-bonus\n")
    text = text.replace("\nreplaces: null\n", "\nreplaces: platser-antal\n").replace("version: 2.0.0", "version: 1.0.0")
    text = text.replace("short_leaves: {s5: avtalets villkor om pris}\n", "")
    head, _, body = BONUS.read_text("utf-8").partition("---\n{#k1} ")
    own = "".join(f"{line}\n" for line in head.splitlines() if "from: own." in line)
    text = text.replace("\nlaw_refs:\n", f"\n{own}law_refs:\n")
    before, _, after = text.partition("::full\n\n{#s5}")
    assert after
    (folder / "antal-med-bonus" / "1.0.0.md").write_text(f"{before}{{#k2}} {body.replace('{#s1}', '{#s5}')}", "utf-8")
    _written(home, folder, ["  antal-med-bonus:", "    versions:", f"      1.0.0: {_STATE}"])
    return folder


def bonus_case(home: Path, own: str = OWN, text: str = "full") -> Path:
    """The case of a sample with places, with own values and a length."""
    case = home / "vaghyveln"
    case.mkdir(parents=True)
    words = (ROOT / "samples" / "vaghyveln" / "upphandling.yaml").read_text("utf-8")
    (case / "upphandling.yaml").write_text(words.replace("format: 1\n", f"format: 2\ntext: {text}\n{own}", 1), "utf-8")
    return case


def _unbending(folder: Path) -> list[str]:
    text = (ROOT / "clauses" / "platser-antal" / "2.1.0.md").read_text("utf-8")
    before, guard, after = text.partition(GIVES_WAY)
    assert guard
    text = (before + "{#s5}" + after.replace("\n\n{% endif %}", "", 1)).replace("version: 2.1.0", "version: 2.2.0")
    (folder / "platser-antal").mkdir()
    (folder / "platser-antal" / "2.2.0.md").write_text(text, "utf-8")
    marks = ["    marks:", "      2.2.0: {payment_for_places: s5}"]
    return ["  platser-antal:", "    role: places_count", *marks, "    versions:", f"      2.2.0: {_STATE}"]


def _written(home: Path, folder: Path, lines: list[str]) -> None:
    ids = ", ".join(line.strip(" :") for line in lines if line.startswith("  ") and not line.startswith("   "))
    (folder / "library.yaml").write_text("\n".join(["format: 1", f"order: [{ids}]", "clauses:", *lines, ""]), "utf-8")
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")


def _kind_with_a_place(home: Path) -> None:
    """The shipped requirements section, with a place for the bonus after the number of places."""
    folder = home / "bibliotek" / "templates" / "kravavsnitt"
    shutil.copytree(ROOT / "templates" / "kravavsnitt", folder)
    file = folder / "document.yaml"
    text = file.read_text("utf-8")
    assert text.count("      - platser-antal\n") == 1
    file.write_text(
        text.replace("      - platser-antal\n", "      - platser-antal\n      - bonus-fler-platser\n"), "utf-8"
    )
