"""Where a document is signed: the lines of its signature blocks that a name is written on, each with who is to write it."""

from collections.abc import Iterable

from tenderkit.messages import document_text
from tenderkit.model.papers.document import Block, SignatureLine, Signatures
from tenderkit.model.papers.words import plain
from tenderkit.patterns import lazy_pattern
from tenderkit.writers.lines import flatten

_SIGNED_ON = lazy_pattern(r"(?i)namnteckning|underskrift|undertecknas|signatur")
_NAME = lazy_pattern(r"(?i)namnförtydligande")
Place = tuple[int, int]
"""The party and its line, from 0."""


def signing_places(block: Signatures) -> dict[Place, str]:
    """The empty lines to sign on, with what each says of itself: the party, the line's label, and the name where it is known.

    A party without such a line tells of the one before: `Den som skriver under` has the name of the one who signs.
    """
    places: dict[Place, str] = {}
    names = _names(block)
    for at, (party, lines) in enumerate(block.parties):
        for number, line in enumerate(lines):
            if _is_signed_on(line):
                places[at, number] = _said(plain(party), line.label, names[at])
    return places


def signers_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """What every place of the blocks says of itself, in the order of the text."""
    signed = (block for block in flatten(blocks) if isinstance(block, Signatures))
    return tuple(said for block in signed for said in signing_places(block).values())


def _is_signed_on(line: SignatureLine) -> bool:
    return not line.value and bool(_SIGNED_ON.search(line.label))


def _names(block: Signatures) -> dict[int, str]:
    """The name of whoever signs for each party that signs, '' where it isn't known."""
    names: dict[int, str] = {}
    signing = 0
    for at, (_, lines) in enumerate(block.parties):
        signing = at if any(map(_is_signed_on, lines)) else signing
        told = next((line.value for line in lines if _NAME.search(line.label) and line.value), "")
        names[signing] = names.get(signing) or told
    return names


def _said(party: str, label: str, name: str) -> str:
    """In one line, as a voice reads it."""
    said = document_text("pdf.signed_by", party=party, label=label)
    return " ".join((f"{said}, {name}" if name else said).split())
