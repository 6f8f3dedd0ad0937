"""What we print reaches its reader whole: UTF-8 in files and pipes, and on a terminal no sign is lost.

A file or a pipe gets UTF-8 whatever the machine's code page is: the same run gives the same bytes everywhere, and a
program can read them. A terminal keeps its own encoding, which is the only one that it shows; a sign that it lacks is
spelt out.
"""

import codecs
import io
import sys
from collections.abc import Iterable
from typing import TextIO
from unicodedata import normalize

NAMES_KEPT = "tenderkit.names_kept"
_SPELT_OUT = "tenderkit.spelt_out"
_SPELLINGS = str.maketrans(
    {
        **dict.fromkeys("–—−‐‑‒―", "-"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("•·", "*"),
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
        "→": "->",
        "←": "<-",
        "×": "x",
        "÷": "/",
        "⟦": "[[",
        "⟧": "]]",
        "§": "par.",
        "€": "EUR",
        "Æ": "AE",
        "æ": "ae",
        "Ø": "O",
        "ø": "o",
        "ß": "ss",
    }
)


def open_streams() -> None:
    """Make standard output and error fit for every sign; a stream that can't be changed is left as it is."""
    fit_for_every_sign(stream for stream in (sys.stdout, sys.stderr) if stream is not None)


def fit_for_every_sign(streams: Iterable[TextIO]) -> None:
    """UTF-8 where a file or a program reads; what a terminal can't show is spelt out."""
    for stream in streams:
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors=_SPELT_OUT)
        else:
            stream.reconfigure(encoding="utf-8", errors=NAMES_KEPT)


def spelt_out(sign: str) -> str:
    r"""A sign in ASCII: `≥` as `>=`, `ő` as `o`, and one that has no other form by its number, `\u4e2d`."""
    plain = normalize("NFKD", sign).translate(_SPELLINGS).encode("ascii", "ignore").decode()
    return plain or sign.encode("ascii", "backslashreplace").decode()


def _spell_out(error: UnicodeError) -> tuple[str, int]:
    """What codecs asks of a handler: other words for the signs that the encoding lacks, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(spelt_out, error.object[error.start : error.end])), error.end


def _keep_names(error: UnicodeError) -> tuple[bytes, int]:
    r"""All that UTF-8 lacks are bytes of a name on disk that Python couldn't read: UTF-8 after all, else as `\udcff`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unread = error.object[error.start : error.end]
    try:
        return unread.encode("utf-8", "surrogateescape").decode().encode(), error.end
    except UnicodeError:
        return unread.encode("utf-8", "backslashreplace"), error.end


codecs.register_error(_SPELT_OUT, _spell_out)
codecs.register_error(NAMES_KEPT, _keep_names)
