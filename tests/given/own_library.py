"""A municipality's own folder of clauses, for tests of what is reported about it."""

from collections.abc import Mapping
from pathlib import Path

from given.clauses_in_text import clause_text


def own_library(
    home: Path, clauses: Mapping[str, Mapping[str, tuple[str, str]]], fronts: Mapping[str, str] | None = None
) -> Path:
    """`{"vite": {"1.0.0": ("status: published", "Text.")}}` -> a library that `tenderkit.toml` in `home` names."""
    folder = home / "bibliotek" / "clauses"
    lines = ["format: 1", f"order: [{', '.join(clauses)}]", "clauses:"]
    for clause_id, versions in clauses.items():
        (folder / clause_id).mkdir(parents=True, exist_ok=True)
        lines += [f"  {clause_id}:", "    versions:"]
        for version, (state, body) in versions.items():
            text = clause_text(body, (fronts or {}).get(clause_id, ""), clause_id, version)
            (folder / clause_id / f"{version}.md").write_text(text, "utf-8")
            lines.append(f"      {version}: {{{state}}}")
    (folder / "library.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return folder
