"""What a Word file that we made says about itself, in a custom XML part: which kind, which template, which clauses."""

from msgspec import Struct

NAMESPACE = "urn:tenderkit:manifest:1"


class ManifestClause(Struct, frozen=True):
    """One clause as the document holds it; `status` is the state of that version when the document was made."""

    id: str
    version: str
    digest: str
    status: str


class Manifest(Struct, frozen=True):
    """`tenderkit` is the version of the program, `template` the digest of the letterhead."""

    kind: str
    tenderkit: str
    template: str
    clauses: tuple[ManifestClause, ...]
