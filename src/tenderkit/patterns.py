"""Regular expressions that are compiled when they are first used: a command uses few of the hundreds that its modules name."""

import re
from typing import Any, AnyStr, cast


class _NotYet:
    """Stands for a pattern; what somebody first asks of it compiles it, and from then on the answers are the pattern's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled pattern has
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        vars(self).update({each: getattr(compiled, each) for each in _ASKED})
        return getattr(compiled, name)


_ASKED = ("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn")


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, at the first use; a pattern with a fault is refused then."""
    return cast("re.Pattern[AnyStr]", _NotYet(pattern, flags))
