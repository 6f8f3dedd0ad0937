"""The numbers of acts, as `laws.yaml` writes them."""

from typing import Annotated

from pydantic import StringConstraints

SfsNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}:[0-9]{1,4}$")]
ActNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}[:/][0-9]{1,4}$")]  # 1982:80, or 2016/679 for the EU's
