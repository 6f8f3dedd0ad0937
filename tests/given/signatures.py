"""Documents with lines to sign on, and people who sign them with certificates of an authority that the test has made."""

import asyncio
import re
from io import BytesIO
from typing import Any

import pikepdf
import trustme
from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from msgspec.structs import replace
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from given.printed import DAY, long_table
from tenderkit.model.papers.document import Document, SignatureLine, Signatures, Text
from tenderkit.writers.pdf.looks import PdfLooks
from tenderkit.writers.pdf.pdf_writer import write_pdf
from tenderkit.writers.pdf.values import Pages

FIRST, SECOND = "underskrift_1", "underskrift_2"
TWO_SIGN = Signatures(
    (
        (
            (Text("För Beställaren, Provkommun"),),
            (
                SignatureLine("Ort och datum"),
                SignatureLine("Namnteckning"),
                SignatureLine("Namnförtydligande", "Åsa Provsson"),
            ),
        ),
        ((Text("För Leverantören"),), (SignatureLine("Behörig företrädares namnteckning"),)),
    )
)


def to_be_signed(*blocks: Signatures) -> Document:
    """A page with a table, and below it where the blocks are signed."""
    document = long_table(3)
    return replace(document, blocks=(*document.blocks, *(blocks or (TWO_SIGN,))))


def unsigned(*blocks: Signatures) -> bytes:
    document = to_be_signed(*blocks)
    return write_pdf([Pages(document, PdfLooks(), to_sign=True)], document.title, DAY).data


def authority(name: str = "Provets utfärdare") -> trustme.CA:
    return trustme.CA(organization_name=name)


def signer(issuer: trustme.CA, name: str = "Greta Provare") -> SimpleSigner:
    """Somebody whom the authority has given a certificate."""
    made = issuer.issue_cert("greta@example.se", common_name=name, organization_name="Provkommun")
    return SimpleSigner(
        signing_cert=_certificate(made.cert_chain_pems[0].bytes()),
        signing_key=_key(made.private_key_pem.bytes()),
        cert_registry=SimpleCertificateStore.from_certs([_certificate(issuer.cert_pem.bytes())]),
    )


def stamper(issuer: trustme.CA, when: Any) -> DummyTimeStamper:  # noqa: ANN401 - a datetime, as pyHanko takes it
    made = issuer.issue_cert("tid.example.se", common_name="Provets klocka", key_type=trustme.KeyType.RSA)
    certificate, key = _certificate(made.cert_chain_pems[0].bytes()), _key(made.private_key_pem.bytes())
    return DummyTimeStamper(certificate, key, fixed_dt=when)


def signed(source: bytes, who: SimpleSigner, field: str = FIRST, stamp: DummyTimeStamper | None = None) -> bytes:
    """The file with a signature in the field, added at its end."""
    writer = IncrementalPdfFileWriter(BytesIO(source))
    meta = signers.PdfSignatureMetadata(field_name=field)
    made: BytesIO = signers.sign_pdf(writer, meta, signer=who, timestamper=stamp)
    return made.getvalue()


def stamped(source: bytes, stamp: DummyTimeStamper) -> bytes:
    """The file with a stamp of the hour, as archives put on it, in a field that nobody sees."""
    made: BytesIO = signers.PdfTimeStamper(stamp).timestamp_pdf(IncrementalPdfFileWriter(BytesIO(source)), "sha256")
    return made.getvalue()


def signed_in_part(source: bytes, who: SimpleSigner, field: str = FIRST) -> bytes:
    """With a signature that holds, though only for the first hundred bytes of the file."""
    whole = signed(source, who, field)
    told = re.search(rb"/ByteRange ?\[[^\]]*\]\s*", whole)
    held = re.search(rb"/Contents ?<([0-9a-fA-F]+)>", whole)
    assert told is not None
    assert held is not None
    part = b"/ByteRange [0 60 80 20]"
    assert len(part) <= len(told[0])
    made = asyncio.run(who.async_sign_general_data(whole[:60] + whole[80:100], "sha256", detached=True))
    cms = made.dump().hex().encode()
    assert len(cms) <= len(held[1])
    return whole.replace(told[0], part.ljust(len(told[0])), 1).replace(held[1], cms.ljust(len(held[1]), b"0"), 1)


def broken(source: bytes, who: SimpleSigner, field: str = FIRST) -> bytes:
    """What stands in the place of the signature is none."""
    whole = signed(source, who, field)
    held = re.search(rb"/Contents ?<([0-9a-fA-F]+)>", whole)
    assert held is not None
    return whole.replace(held[1], b"ab" * (len(held[1]) // 2), 1)


def added_to(source: bytes) -> bytes:
    """The file with other words on its first page, added at its end as a signature would be."""
    writer = IncrementalPdfFileWriter(BytesIO(source))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = writer.root["/Pages"]["/Count"]
    writer.update_container(page)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def saved_anew(source: bytes) -> bytes:
    """By a program that knows nothing of signatures."""
    made = BytesIO()
    with pikepdf.open(BytesIO(source)) as pdf:
        pdf.save(made)
    return made.getvalue()


def with_an_own_field(source: bytes, who: SimpleSigner) -> bytes:
    """Signed in a field that the service has made itself, on the page and without a description."""
    writer = IncrementalPdfFileWriter(BytesIO(source))
    fields.append_signature_field(writer, fields.SigFieldSpec("Signature1", box=(50, 50, 250, 90)))
    made: BytesIO = signers.sign_pdf(writer, signers.PdfSignatureMetadata(field_name="Signature1"), signer=who)
    return made.getvalue()


def _certificate(pem: bytes) -> x509.Certificate:
    from cryptography.x509 import load_pem_x509_certificate

    return x509.Certificate.load(load_pem_x509_certificate(pem).public_bytes(Encoding.DER))


def _key(pem: bytes) -> keys.PrivateKeyInfo:
    der = load_pem_private_key(pem, None).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return keys.PrivateKeyInfo.load(der)
