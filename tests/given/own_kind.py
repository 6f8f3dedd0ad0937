"""A document kind of one's own, in a municipality's folder, for tests of what a kind can do."""

from pathlib import Path

HEAD = """\
format: 1
id: prov
title: Prov
from_role: procurement_officer
to_role: [coordinator, recruiter]
phase: matching
audience: authority
headings: plain
letterhead: myndighet
per: case
"""


def own_kind(home: Path, text: str, yaml: str = "", head: str = HEAD) -> Path:
    """`home` gets a library with the kind `prov`; returns `home`."""
    folder = home / "bibliotek" / "templates" / "prov"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(head + yaml, "utf-8")
    (folder / "text.md").write_text(text, "utf-8")
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return home
