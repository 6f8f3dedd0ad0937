"""Versions that the shipped library has as drafts, in force in a library laid over it, for tests of what they say in a document."""

import shutil
from pathlib import Path

from judges.checkout import ROOT
from tenderkit.readers.clauses.library_reader import read_library


def with_coming_clauses(home: Path, *clause_ids: str) -> Path:
    """`home` gets a library in which every version of these clauses is published, the drafts from 2027 on; returns its folder."""
    folder = home / "bibliotek" / "clauses"
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["format: 1", f"order: [{', '.join(clause_ids)}]", "clauses:"]
    shipped = read_library((ROOT / "clauses",))
    for clause_id in clause_ids:
        shutil.copytree(ROOT / "clauses" / clause_id, folder / clause_id, ignore=shutil.ignore_patterns("*.test.yaml"))
        lines += [f"  {clause_id}:", f"    role: {shipped.roles[clause_id].value}", "    versions:"]
        for version, entry in shipped.clauses[clause_id].items():
            lines.append(f"      {version}: {{status: published, valid_from: {entry.state.valid_from}}}")
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return folder
