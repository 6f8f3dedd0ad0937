"""What finished documents are held to, and ways to hold them to it, for tests."""

from functools import cache
from pathlib import PurePath

from judges import checkout
from tenderkit.model.case.choices import Law
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.law.laws import Regime
from tenderkit.model.privacy.private_words_file import PrivateWordsFile
from tenderkit.project.places import find_places
from tenderkit.readers.finished.finished_reader import parse_finished
from tenderkit.readers.finished.finished_rules_reader import FinishedRules, read_finished_rules
from tenderkit.readers.privacy.private_words_reader import PRIVATE_WORDS_FILE, read_private_words
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.finished.document_finding import DocumentFinding
from tenderkit.rules.finished.finished_rules import findings_in
from tenderkit.rules.finished.reading import Standards
from tenderkit.rules.finished.written_words import WrittenStandards, of_the_case_alone
from tenderkit.rules.privacy.private_words import PrivateWords
from tenderkit.workflows.finished.check_document import standards_for

CLAUSES = checkout.ROOT / "clauses"
NUMBER = "811218-9876"  # the tax agency's own example
UNKNOWN_READER = "TK-D040"


@cache
def shipped_rules() -> FinishedRules:
    return read_finished_rules((CLAUSES,))


@cache
def shipped_words() -> PrivateWordsFile:
    return validate(PrivateWordsFile, read_yaml(CLAUSES / PRIVATE_WORDS_FILE))


@cache
def shipped_private() -> PrivateWords:
    return read_private_words((CLAUSES,))[0]


@cache
def shipped_standards() -> Standards:
    return standards_for(find_places(checkout.ROOT))


def written_standards(law: Law = Law.LOU, regime: Regime | None = Regime.BELOW) -> WrittenStandards:
    """What the words of a case are held to, in a procurement under this act on this side of the threshold."""
    standards = shipped_standards()
    return WrittenStandards(
        private=standards.private,
        gaps=standards.gaps,
        language=of_the_case_alone(standards.language),
        index_of_acts=lambda: standards.index,
        law=law,
        regime=regime,
    )


def all_found(content: str | bytes, audience: Audience | None = None, name: str = "") -> tuple[DocumentFinding, ...]:
    """Everything found in a text, a page (when it begins with a tag) or the bytes of a Word file."""
    source = content if isinstance(content, bytes) else content.encode()
    suffix = ".docx" if isinstance(content, bytes) else ".html" if content.startswith("<") else ".txt"
    document = parse_finished(source, PurePath(name or f"brev{suffix}"))
    return tuple(findings_in(document, audience, shipped_standards()))


def codes_in(content: str | bytes, audience: Audience | None = Audience.SUPPLIER) -> list[str]:
    return [found.message.code for found in all_found(content, audience)]
