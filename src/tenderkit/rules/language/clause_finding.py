"""What a rule finds in a clause, and where to look for it."""

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.problems import Key


class ClauseFinding(Struct, frozen=True):
    """A fault of a clause: at a `key` of its front matter, or in its text, at `words` from `line` on (0: from the top)."""

    message: Message
    key: Key = ()
    line: int = 0
    words: str = ""
