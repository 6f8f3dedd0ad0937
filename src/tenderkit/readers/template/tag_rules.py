"""Every rule about a template's tags that can be told with the paragraph's address, all faults in one run."""

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.model.case import near_words
from tenderkit.model.template.template import Value
from tenderkit.readers.template.grammar import Statement, TagError, read_tag
from tenderkit.readers.template.scan import (
    PartScan,
    TaggedParagraph,
    TemplateFault,
    TemplateTag,
    shown_address,
    text_in,
    without_tags,
)
from tenderkit.readers.word.field_codes import QUIET_FIELDS, read_fields
from tenderkit.readers.word.names import WORD

_DEEPEST_NESTING = 20
_ROW = WORD + "tr"
_BODY = frozenset(WORD + name for name in ("document", "body", "sdt", "sdtContent"))


class Vocabulary(Struct, frozen=True):
    """What a template may name: facts, and slots."""

    names: frozenset[str]
    slots: frozenset[str]

    def nearest(self, unknown: str) -> str:
        """The name that was misspelt, or that a dotted one begins with, else all of them."""
        first = unknown.partition(".")[0]
        guess = self.meant(unknown.replace(".", "_")) or self.meant(first)
        return guess or ", ".join(sorted(self.names)) or "–"

    def meant(self, unknown: str) -> str | None:
        """The name that was misspelt, when it can be no other."""
        return near_words.nearest(unknown, self.names)


def find_tag_faults(scans: Iterable[PartScan], vocabulary: Vocabulary, main_part: str) -> Iterator[TemplateFault]:
    """The faults of the parts that are filled, in the order in which the document is read."""
    filled: set[str] = set()
    for scan in scans:
        yield from find_stray_faults(scan)
        yield from _find_field_faults(scan)
        yield from _PartRules(vocabulary, filled, in_main_part=scan.part == main_part).faults(scan)


def find_missing_slots(scan: PartScan, vocabulary: Vocabulary) -> Iterator[TemplateFault]:
    """A declared slot without a place: what fills it would be lost."""
    holes = {tag.body for paragraph in scan.paragraphs for tag in paragraph.tags if tag.is_hole}
    for slot in sorted(vocabulary.slots - holes):
        address = scan.address_of(scan.root)
        yield TemplateFault(address, Message("TK-T017", {"slot": slot}))


def find_stray_faults(scan: PartScan) -> Iterator[TemplateFault]:
    for address, found in scan.strays:
        yield TemplateFault(address, Message("TK-T014", {"where": str(address), "tag": found.strip()[:80]}))


def find_unfilled_tags(scan: PartScan) -> Iterator[TemplateFault]:
    """Tags in a part that neither docxtpl nor we fill: endnotes, comments, diagrams."""
    for paragraph in scan.paragraphs:
        yield TemplateFault(paragraph.address, Message("TK-T015", {"where": shown_address(paragraph)}))
    yield from find_stray_faults(scan)


def _find_field_faults(scan: PartScan) -> Iterator[TemplateFault]:
    for element, kind in read_fields(scan.root):
        if kind not in QUIET_FIELDS:
            address = scan.address_of(element)
            yield TemplateFault(address, Message("TK-T024", {"where": str(address), "field": kind or "?"}))


class _OpenIf(Struct, frozen=True):
    """An `if` that waits for its end."""

    tag: TemplateTag
    paragraph: TaggedParagraph


class _PartRules(Struct):
    """Goes through one part's tags in order and knows which conditions are open."""

    vocabulary: Vocabulary
    filled: set[str]  # slots that already have a place, in any part
    in_main_part: bool
    open: list[_OpenIf] = field(default_factory=list)

    def faults(self, scan: PartScan) -> Iterator[TemplateFault]:
        for paragraph in scan.paragraphs:
            yield from _find_brace_faults(paragraph)
            for tag in paragraph.tags:
                for message in self._tag_faults(tag, paragraph):
                    yield TemplateFault(paragraph.address, message)
        for block in self.open:
            yield TemplateFault(block.paragraph.address, Message("TK-T013", _facts(block.paragraph, block.tag)))

    def _tag_faults(self, tag: TemplateTag, paragraph: TaggedParagraph) -> Iterator[Message]:
        reading: Value | Statement | None
        try:
            reading = read_tag(tag)
        except TagError as error:
            known = self.vocabulary.nearest(tag.body)
            yield Message(error.message.code, {**error.message.facts, **_facts(paragraph, tag, known=known)})
            reading = Statement(tag.keyword) if tag.keyword == "if" and not tag.is_hole else None
        else:
            yield from _find_placing_faults(tag, paragraph)
        match reading:
            case Value() if tag.scope == "p":
                yield from self._slot_faults(reading, tag, paragraph)
            case Value():
                yield from self._value_faults(reading, tag, paragraph)
            case Statement():
                yield from self._statement_faults(reading, tag, paragraph)

    def _slot_faults(self, value: Value, tag: TemplateTag, paragraph: TaggedParagraph) -> Iterator[Message]:
        name = value.name
        facts = _facts(paragraph, tag, name=name)
        if name not in self.vocabulary.slots:
            yield Message("TK-T004", {**facts, "slots": ", ".join(sorted(self.vocabulary.slots)) or "–"})
            return
        outside_body = any(above.tag not in _BODY for above in paragraph.element.iterancestors())
        if outside_body or not self.in_main_part or name in self.filled:
            yield Message("TK-T016", facts)
        self.filled.add(name)

    def _value_faults(self, value: Value, tag: TemplateTag, paragraph: TaggedParagraph) -> Iterator[Message]:
        if value.name in self.vocabulary.slots:
            yield Message("TK-T003", _facts(paragraph, tag, name=value.name))
        else:
            yield from self._name_faults(value.name, tag, paragraph)

    def _statement_faults(
        self, statement: Statement, tag: TemplateTag, paragraph: TaggedParagraph
    ) -> Iterator[Message]:
        if statement.name:
            yield from self._name_faults(statement.name, tag, paragraph)
        if statement.keyword == "if":
            if len(self.open) == _DEEPEST_NESTING:
                yield Message("TK-T025", _facts(paragraph, tag, limit=str(_DEEPEST_NESTING)))
            self.open.append(_OpenIf(tag, paragraph))
        elif not self.open:
            yield Message("TK-T012", _facts(paragraph, tag))
        elif statement.keyword == "endif":
            self.open.pop()

    def _name_faults(self, name: str, tag: TemplateTag, paragraph: TaggedParagraph) -> Iterator[Message]:
        if name in self.vocabulary.names:
            return
        if guess := self.vocabulary.meant(name):
            yield Message("TK-T085", _facts(paragraph, tag, name=name, guess=guess))
        else:
            yield Message("TK-T002", _facts(paragraph, tag, name=name, known=self.vocabulary.nearest(name)))


def _find_brace_faults(paragraph: TaggedParagraph) -> Iterator[TemplateFault]:
    facts = {"where": shown_address(paragraph)}
    if paragraph.loose_braces:
        yield TemplateFault(paragraph.address, Message("TK-T001", {**facts, "tag": paragraph.loose_braces[0]}))
    if paragraph.escapes:
        yield TemplateFault(paragraph.address, Message("TK-T027", {**facts, "tag": paragraph.escapes[0]}))


def _find_placing_faults(tag: TemplateTag, paragraph: TaggedParagraph) -> Iterator[Message]:
    """Docxtpl removes the whole paragraph or row around `{%p %}`, `{{p }}` and `{%tr %}`, with every word in it."""
    if not tag.scope:
        return
    removed = paragraph.element if tag.scope == "p" else next(paragraph.element.iterancestors(_ROW), None)
    if removed is None:
        yield Message("TK-T028", _facts(paragraph, tag))
        return
    text = text_in(removed)
    if text.strip() != tag.written:
        beside = " ".join(without_tags(text).split()) or " ".join(text.split())
        yield Message("TK-T020", _facts(paragraph, tag, words=beside[:80]))


def _facts(paragraph: TaggedParagraph, tag: TemplateTag, **more: str) -> dict[str, str]:
    return {"where": shown_address(paragraph), "tag": tag.written, **more}
