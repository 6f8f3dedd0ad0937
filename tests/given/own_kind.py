"""A document kind of one's own, in a municipality's folder, for tests of what a kind can do."""

import shutil
from pathlib import Path

from judges import checkout

HEAD = """\
format: 1
id: prov
title: Prov
from_role: procurement_officer
to_role: [coordinator, recruiter]
phase: matching
audience: authority
headings: plain
per: case
"""


def own_kind(home: Path, text: str, yaml: str = "", head: str = HEAD) -> Path:
    """`home` gets a library with the kind `prov`; returns `home`."""
    folder = home / "bibliotek" / "templates" / "prov"
    folder.mkdir(parents=True)
    (folder / "document.yaml").write_text(head + yaml, "utf-8")
    (folder / "text.md").write_text(text, "utf-8")
    for name in ("template.docx", "prepared.json"):
        shutil.copy(checkout.ROOT / "templates" / "kravavsnitt" / name, folder / name)
    (home / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    return home
