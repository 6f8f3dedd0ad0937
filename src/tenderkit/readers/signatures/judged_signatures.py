"""The signatures of a PDF, judged by pyHanko: who made them, whether they hold, and what has been done since.

Nothing is fetched: no list of trusted issuers, and no list of certificates that have been revoked.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tenderkit.model.finished.signed_file import Chain, FoundSignature, SignedFile, SigningField, Since
from tenderkit.problems import NoSignExtraError, RefusedError

if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_STAMP = "/DocTimeStamp"
_LOGS = ("pyhanko", "pyhanko_certvalidator")  # which would name people on standard error
_NAMES = ("common_name", "pseudonym", "organization_name")


def judged_signatures(source: bytes, fields: Sequence[SigningField], trusted: Sequence[bytes] = ()) -> SignedFile:
    """The signatures in the fields of a file. `trusted` are certificates of issuers, as `read_trusted` has read them. Raises `NoSignExtraError` without the extra."""
    try:
        import pyhanko.sign.validation  # noqa: F401  # what it brings along must be there too
    except ImportError:
        raise NoSignExtraError from None
    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    from pyhanko.pdf_utils.reader import PdfFileReader

    signatures: list[FoundSignature] = []
    unread: list[str] = []
    try:
        reader = PdfFileReader(BytesIO(source), strict=False)
        signed = list(_signed_fields(reader))
    except Exception:  # noqa: BLE001  # pikepdf has read it, pyHanko can't: nothing is known of what was signed
        return SignedFile((), tuple(field.name for field in fields if field.is_signed), Since.MORE)
    for name, field in signed:
        try:
            signatures.append(_judged(reader, field, name, trusted))
        except Exception:  # noqa: BLE001  # what somebody has written into a signature breaks its readers in many ways
            unread.append(name)
    return SignedFile(tuple(signatures), tuple(unread), _since_the_first(reader))


def read_trusted(source: bytes, name: PurePath) -> bytes:
    """The certificates of a file, as it is; raises `RefusedError` when it holds none, and `NoSignExtraError` without the extra."""
    try:
        from pyhanko.keys import load_certs_from_pemder_data
    except ImportError:
        raise NoSignExtraError from None
    try:
        found = [str(each.subject.human_friendly) for each in load_certs_from_pemder_data(source)]
    except Exception:  # noqa: BLE001  # whatever else the file may be
        found = []
    if not found:
        raise RefusedError("TK-U010", {"file": name})
    return source


def _signed_fields(reader: "PdfFileReader") -> Iterator[tuple[str, Any]]:
    from pyhanko.sign.fields import enumerate_sig_fields

    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        yield name, field


def _judged(reader: "PdfFileReader", field: Any, name: str, trusted: Sequence[bytes]) -> FoundSignature:  # noqa: ANN401 - pyHanko's own objects
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    from tenderkit.readers.signatures.tagged_fields import SIGNATURES_MAY_BE_ADDED

    signature = EmbeddedPdfSignature(reader, field, name)
    is_stamp = str(signature.sig_object_type) == _STAMP
    when = signature.self_reported_timestamp
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    context = _context(trusted, when)
    if is_stamp:
        status: Any = validate_pdf_timestamp(signature, context, diff_policy=SIGNATURES_MAY_BE_ADDED)
        stamp = status
    else:
        usage = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
        status = validate_pdf_signature(
            signature, context, diff_policy=SIGNATURES_MAY_BE_ADDED, key_usage_settings=usage
        )
        stamp = status.timestamp_validity
    is_stamped = stamp is not None and stamp.intact and stamp.valid
    return FoundSignature(
        field=name,
        who=_name_in(status.signing_cert.subject.native),
        issuer=_name_in(status.signing_cert.issuer.native),
        when=stamp.timestamp if is_stamped else when,
        is_stamped=is_stamped,
        holds=status.intact and status.valid,
        covers_all=_covers_all(signature),
        since=_since(signature),
        chain=_chain(status, trusted),
        is_stamp=is_stamp,
    )


def _context(trusted: Sequence[bytes], when: Any) -> Any:  # noqa: ANN401
    """A certificate is tried on the day of the signature, so that it holds when it has run out, too."""
    from pyhanko.keys import load_certs_from_pemder_data
    from pyhanko_certvalidator import ValidationContext

    roots: list[x509.Certificate] = [root for each in trusted for root in load_certs_from_pemder_data(each)]
    return ValidationContext(trust_roots=roots, allow_fetching=False, moment=when)


def _covers_all(signature: "EmbeddedPdfSignature") -> bool:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    return signature.coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


def _since(signature: "EmbeddedPdfSignature") -> Since:
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if signature.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Since.NOTHING
    return _meaning(signature.diff_result)


def _since_the_first(reader: "PdfFileReader") -> Since:
    from tenderkit.readers.signatures.tagged_fields import SIGNATURES_MAY_BE_ADDED

    try:
        return _meaning(SIGNATURES_MAY_BE_ADDED.review_file(reader, 0))
    except Exception:  # noqa: BLE001  # what can't be followed isn't known to be harmless
        return Since.MORE


def _meaning(result: Any) -> Since:  # noqa: ANN401
    """Bytes at the end of the file that belong to no version of it are no signature."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    if not isinstance(result, DiffResult):
        return Since.MORE
    allowed = (ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING)
    return Since.SIGNATURES if result.modification_level in allowed else Since.MORE


def _chain(status: Any, trusted: Sequence[bytes]) -> Chain:  # noqa: ANN401
    if not trusted:
        return Chain.NOT_JUDGED
    return Chain.TRUSTED if status.trusted else Chain.NOT_TRUSTED


def _name_in(names: Mapping[str, Any]) -> str:
    """`Åsa Provsson, Provkommun`; never the number of a person, which stands beside the name in Swedish certificates."""
    said = [names[key] for key in _NAMES if names.get(key)]
    if not said:
        said = [" ".join(str(names[key]) for key in ("given_name", "surname") if names.get(key))]
    return ", ".join(each if isinstance(each, str) else " ".join(map(str, each)) for each in said)
