"""`clauses/<id>/<version>.md` -> Clause; the same letters are parsed once, for this run and for those to come."""

from functools import lru_cache
from pathlib import Path, PurePath

from tenderkit.model.clauses.clause import Clause
from tenderkit.prepared import prepared
from tenderkit.project.one_run import once_in_a_run
from tenderkit.readers.yaml.yaml_reader import read_bytes

_MOST_KEPT = 512  # clauses in memory, some kilobytes each


@once_in_a_run
def read_clause(path: Path) -> Clause:
    """Read one clause file; raises `InvalidInputError` with every fault."""
    return _parsed_once(read_bytes(path), path)


def parse_clause(data: bytes, name: PurePath) -> Clause:
    """Read a clause from the bytes of a file called `name`, whose place says which clause it is."""

    def parsed() -> Clause:
        from tenderkit.readers.clauses.clause_parser import clause_of

        return clause_of(data, name)

    place = f"{name.parent.name}/{name.name}"
    return prepared("clauses", Clause, (data, place.encode("utf-8", "surrogatepass")), parsed)


# The same letters are the same clause: a run that builds document after document parses each text once. The file is read
# every time, so what somebody saves meanwhile is seen, and a clause with faults is told anew.
_parsed_once = lru_cache(maxsize=_MOST_KEPT)(parse_clause)
