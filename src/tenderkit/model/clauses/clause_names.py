"""How clauses, versions, marks and facts are named in the files of a library."""

from typing import Annotated

from pydantic import StringConstraints

ClauseId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=24)]
Version = Annotated[str, StringConstraints(pattern=r"^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$")]
MarkId = Annotated[str, StringConstraints(pattern=r"^[ks][1-9][0-9]?$")]
FactPath = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
SubjectName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]*$", max_length=40)]
ParameterName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
