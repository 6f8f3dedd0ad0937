"""A municipality's own folder: `tenderkit.toml`, a library laid over the shipped one, and a case beside it."""

from collections.abc import Mapping
from pathlib import Path

from given.cases import WITH_DIALOGUE, case_folder
from given.clauses_in_text import clause_text

SHIPPED_KIND = Path(__file__).parents[2] / "templates" / "kravavsnitt"
SETTINGS = 'library = "bibliotek"\n'
ONE_CLAUSE = "format: 1\norder: [syfte]\nclauses:\n  syfte:\n    versions:\n      1.0.0: {status: published}\n"


def municipality(
    parent: Path, files: Mapping[str, str | bytes], *, case: str = WITH_DIALOGUE, settings: str | bytes = SETTINGS
) -> Path:
    """The case folder; `files` are those of the library, by path."""
    written = {"tenderkit.toml": settings, **{f"bibliotek/{name}": content for name, content in files.items()}}
    (parent / "bibliotek").mkdir()
    for name, content in written.items():
        path = parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return case_folder(parent, case)


def own_clause(body: str = "Syftet är arbete.", front: str = "") -> dict[str, str | bytes]:
    """A library whose clause about the purpose says something else than the shipped one."""
    return {"clauses/library.yaml": ONE_CLAUSE, "clauses/syfte/1.0.0.md": clause_text(body, front, "syfte")}


def own_letterhead(template: bytes, name: str = "myndighet") -> dict[str, str | bytes]:
    """A library with a letterhead of its own; one by a shipped name lies over that for every document."""
    return {f"templates/letterheads/{name}/template.docx": template}


def own_section() -> dict[str, str | bytes]:
    """A library with a requirements section of its own, as yet word for word the shipped one."""
    return {
        f"templates/kravavsnitt/{name}": (SHIPPED_KIND / name).read_bytes() for name in ("document.yaml", "text.md")
    }
