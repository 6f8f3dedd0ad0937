"""The signatures of a finished PDF, as the rules read them."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class Since(StrEnum):
    """What has been done to a file after a certain version of it."""

    NOTHING = "nothing"
    SIGNATURES = "signatures"  # and what goes with them: time stamps, proofs for the archive, fields filled in
    MORE = "more"


class Chain(StrEnum):
    """Whether the certificate leads to an issuer that somebody trusts."""

    NOT_JUDGED = "not_judged"
    TRUSTED = "trusted"
    NOT_TRUSTED = "not_trusted"


class SigningField(Struct, frozen=True):
    """A field to sign in; `said` is what it says of itself, else its name."""

    name: str
    said: str
    is_signed: bool


class FoundSignature(Struct, frozen=True):
    """Who signed, and what of it holds.

    `who` and `issuer` are as the certificate names them, `when` the hour that the signer's own program states unless it `is_stamped`
    by somebody else. `holds`: the bytes are those that were signed, with the key of the certificate. `covers_all`: and they are
    the whole file as it was then. `is_stamp`: it only tells the hour.
    """

    field: str
    who: str
    issuer: str
    when: datetime | None
    is_stamped: bool
    holds: bool
    covers_all: bool
    since: Since
    chain: Chain
    is_stamp: bool = False


class SignedFile(Struct, frozen=True):
    """`unread` are the fields whose signatures nobody can make out, `since_the_first` what was done to the file after it was made."""

    signatures: tuple[FoundSignature, ...]
    unread: tuple[str, ...]
    since_the_first: Since
