"""Where a finding stands in its clause file: read again only when there is something to show."""

from collections.abc import Iterator
from pathlib import Path

from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.yaml.yaml_reader import YamlSource, parse_yaml
from tenderkit.rules.language.clause_finding import ClauseFinding

_FENCE = "---"


def located(findings: list[ClauseFinding], path: Path, *, front_matter: bool = True) -> Iterator[Problem]:
    """Each finding with the line and column of its key or words; line 1 when neither is to be found."""
    if not findings:
        return
    lines = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    fences = (number for number, line in enumerate(lines) if front_matter and number and line.rstrip() == _FENCE)
    end = next(fences, -1)
    source = _read(lines[1:end], path) if any(finding.key for finding in findings) else None
    for finding in findings:
        if finding.key and source is not None:
            yield source.problem(finding.key, finding.message)
        else:
            line, column = _place_of(finding, lines, end + 2)
            yield Problem(path, line, column, finding.message)


def remarks_in(folder: Path) -> Iterator[Problem]:
    """Warnings about how the files of a folder of clauses are written; faults in them are told by those who read them."""
    for path in sorted((*folder.rglob("*.yaml"), *folder.glob("*/*.md"))):
        lines = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
        fences = [number for number, line in enumerate(lines) if line.rstrip() == _FENCE]
        front = path.suffix == ".md"
        source = _read(lines[1 : fences[1]] if len(fences) > 1 else [], path) if front else _read(lines, path, 1)
        yield from source.remarks if source else ()


def _read(lines: list[str], path: Path, first_line: int = 2) -> YamlSource | None:
    """`None` when somebody is editing it right now."""
    try:
        return parse_yaml("\n".join(lines), path, first_line)
    except InvalidInputError:
        return None


def _place_of(finding: ClauseFinding, lines: list[str], first_of_body: int) -> tuple[int, int]:
    """Words are looked for from the finding's line to the end of its paragraph, or in the whole text when it has no line."""
    start = finding.line or first_of_body
    for number in range(start, len(lines) + 1):
        line = lines[number - 1]
        column = line.find(finding.words) if finding.words else -1
        if column >= 0:
            return number, column + 1
        if finding.line and not line.strip():
            break
    return (finding.line or 1), 1
