"""What is told of the signatures of a file: who, when, and what may not be relied upon."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from tenderkit.messages import Message, text
from tenderkit.model.finished.signed_file import Chain, FoundSignature, SignedFile, SigningField, Since
from tenderkit.rules.privacy.identity_numbers import masked

_SINCE = {Since.NOTHING: "TK-U002", Since.SIGNATURES: "TK-U003", Since.MORE: "TK-U004"}
_CHAIN = {Chain.NOT_JUDGED: "TK-U008", Chain.NOT_TRUSTED: "TK-U009", Chain.TRUSTED: "TK-U012"}

_SHOWN = 160


def signature_findings(signed: SignedFile, fields: Sequence[SigningField]) -> Iterator[Message]:
    """Each signature, then each certificate once, then the fields that nobody has signed."""
    for signature in signed.signatures:
        yield from _of_signature(signature)
    yield from (Message("TK-U007", {"field": _shown(name)}) for name in signed.unread)
    yield from dict.fromkeys(_of_certificate(each) for each in signed.signatures if each.holds and not each.is_stamp)
    if left := ", ".join(f"”{_shown(field.said)}”" for field in fields if not field.is_signed):
        yield Message("TK-U013", {"fields": left})


def _of_signature(signature: FoundSignature) -> Iterator[Message]:
    """A stamp of the hour is told of only where it doesn't hold: nobody has signed with it."""
    code = _SINCE[signature.since]
    if not signature.covers_all:
        code = "TK-U006"
    if not signature.holds:
        code = "TK-U005"
    if signature.is_stamp and code in ("TK-U002", "TK-U003"):
        return
    yield Message(code, {"who": _who(signature), "when": _when(signature), "field": _shown(signature.field)})


def _of_certificate(signature: FoundSignature) -> Message:
    issuer = _shown(signature.issuer) or text("signature.nobody")
    return Message(_CHAIN[signature.chain], {"who": _who(signature), "issuer": issuer})


def _who(signature: FoundSignature) -> str:
    return _shown(signature.who) or text("signature.nobody")


def _when(signature: FoundSignature) -> str:
    if signature.when is None:
        return text("signature.no_hour")
    when = signature.when.astimezone(UTC)
    hour = text("signature.hour", day=f"{when:%Y-%m-%d}", hour=f"{when:%H.%M}")
    return text("signature.stamped" if signature.is_stamped else "signature.when", when=hour)


def _shown(words: str) -> str:
    """Words of the file as a terminal may show them: not long, in one line, and without personal identity numbers."""
    plain = "".join(letter if letter.isprintable() else " " for letter in masked(words))
    said = " ".join(plain.split())
    return said if len(said) <= _SHOWN else f"{said[: _SHOWN - 1].rstrip()}…"
