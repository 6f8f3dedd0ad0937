"""A municipality's library with two versions of one clause, for tests of what tells them apart."""

from collections.abc import Mapping
from pathlib import Path

from given.clauses_in_text import FRONT, clause_text

BEFORE = "{#k1} {{ supplier }} ska betala vitet inom 30 dagar.\n\nEtt stycke som tas bort.\n\nEtt stycke som står kvar."
AFTER = "{#k1} {{ supplier }} bör betala vitet inom 14 dagar.\n\nEtt stycke som står kvar.\n\nEtt nytt stycke."
STATES = """\
      1.0.0: {status: published, valid_from: 2025-01-01}
      2.0.0: {status: published, valid_from: 2026-03-01}
"""
_LIBRARY = "format: 1\norder: [avgift]\nclauses:\n  avgift:\n    versions:\n"


def version_text(body: str, version: str, change: str, theme: str = "tider", note: str = "Ny.") -> str:
    head = FRONT.format(id="avgift", version=version, title="Avgift").partition("change:")[0]
    return f"---\n{head}change: {{class: {change}, theme: {theme}, note: {note}}}\n---\n{body}\n"


def two_versions(parent: Path, states: str = STATES, before: str = BEFORE, after: str = AFTER) -> Path:
    """The municipality's folder; `avgift` 1.0.0 and 2.0.0."""
    folder = parent / "clauses" / "avgift"
    folder.mkdir(parents=True)
    (parent / "tenderkit.toml").write_text("", "utf-8")
    (folder / "1.0.0.md").write_text(version_text(before, "1.0.0", "edition"), "utf-8")
    newer = version_text(after, "2.0.0", "edition", " Tider", "Kortare tid för betalning.")
    (folder / "2.0.0.md").write_text(newer, "utf-8")
    (parent / "clauses" / "library.yaml").write_text(_LIBRARY + states, "utf-8")
    return parent


def offer_purpose(home: Path, versions: Mapping[str, tuple[str, str]]) -> None:
    """A library of its own beside the cases in `home` that holds these versions of `syfte`: by version its text and its state."""
    folder = home / "bibliotek" / "clauses"
    (folder / "syfte").mkdir(parents=True, exist_ok=True)
    lines = ["format: 1", "order: [syfte]", "clauses:", "  syfte:", "    versions:"]
    for version, (words, state) in versions.items():
        (folder / "syfte" / f"{version}.md").write_text(clause_text(words, "", "syfte", version), "utf-8")
        lines.append(f"      {version}: {{{state}}}")
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
