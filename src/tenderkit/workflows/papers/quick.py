"""Word files of one kind, each as quick as words into holes: composed once for all documents that answer alike.

The first document that answers the composition's questions in a new way is composed and written twice: as it is, and with
its values open. Where putting its words into the open one gives the same parts, byte for byte, those that come after and
answer alike need neither composition nor writer. Every other document is composed and written by itself.
"""

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from threading import RLock

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.alike import Alike, Ask
from tenderkit.assembly.compose import compose
from tenderkit.assembly.open_values import (
    MARK,
    OPENS,
    Asking,
    CannotBeOpenError,
    NameAndSource,
    beside_references,
    filled,
    mark_of,
)
from tenderkit.assembly.parts import said_once
from tenderkit.assembly.plan import Composition, DocumentPlan
from tenderkit.model.clauses.clause import Clause, Hole, Words
from tenderkit.model.clauses.walk import directives_in, pieces_in
from tenderkit.model.papers.document import (
    Block,
    ClauseText,
    Document,
    FieldType,
    Form,
    Inlines,
    Signatures,
    Table,
    Text,
)
from tenderkit.model.papers.words import plain
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.language.word_stems import stems_of
from tenderkit.rules.privacy.letters import Letters
from tenderkit.rules.privacy.names_told import forms_in
from tenderkit.writers.word.open_package import OpenPackage, Packer, cut, zipped
from tenderkit.writers.word.package import WordPackage, zip_parts
from tenderkit.writers.word.wide_tables import longest_word, widths_for
from tenderkit.writers.word.writer import word_package

REACH = 60  # letters: a longer fact than this is looked for in the whole document
_TITLE, _ANY_NAME = "document_title", "x.docx"
_QUOTED = re.compile(r'"[^"<>]*"')
_MOST_IN_VAIN = 20  # documents that can't be open, before it isn't tried any more
_MOST_WAYS = 300  # through one plan: documents that differ so much gain nothing from each other
_WRITTEN_IN = (FieldType.TEXT, FieldType.LONG_TEXT)
_OF_CLAUSES = frozenset({"slot", "answers", "clauses"})


class OpenDocument(Struct, frozen=True, dict=True, eq=False):
    """A document with open values: its package, what was composed, with the marks of the values in it, and every word of the file.

    `fixed` are the words that it has whatever its values are, `around` the texts with the marks of values in them, and `touched`
    the words with a mark inside or beside their letters.
    """

    package: OpenPackage
    composition: Composition
    fixed: tuple[str, ...]
    around: tuple[str, ...]
    touched: tuple[str, ...]

    @cached_property
    def without_values(self) -> tuple[str, ...]:
        """What stands around the values."""
        return tuple(MARK.sub(" ", text) for text in self.around)

    @cached_property
    def letters(self) -> Letters:
        """Those of the fixed words, as a search for facts reads them."""
        return Letters.of("\n".join(self.fixed))

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The values with no more than `REACH` letters on either side of each."""
        far = re.compile(f"(?P<left>[^{OPENS}]{{{REACH}}})[^{OPENS}]+(?P<right>[^{OPENS}]{{{REACH}}})", re.DOTALL)
        return tuple(far.sub(lambda found: f"{found['left']}\n\u00a6\n{found['right']}", text) for text in self.around)

    @cached_property
    def letters_around(self) -> Letters:
        """The same of what stands around the values."""
        return Letters.of("\n".join(self.without_values))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that the document has whatever its values are."""
        return self.letters.words | self.letters_around.words

    @cached_property
    def forms(self) -> frozenset[tuple[str, ...]]:
        """The forms that each of these words may be of, as a search for names reads them."""
        return frozenset(forms for text in (*self.fixed, *self.without_values) for forms in forms_in(text))


class QuickFile(Struct, frozen=True):
    """A Word file, with what it was composed of. One that was made as an earlier one has the words of its values in `texts`."""

    data: bytes
    composition: Composition
    made_as: OpenDocument | None = None
    texts: tuple[str, ...] = ()


class _SamePlan:
    """What documents have in common that differ in their facts alone. The objects by whose identity they are known are held."""

    def __init__(self, plan: DocumentPlan, template: CompiledTemplate) -> None:
        self.held = (plan.kind, plan.library, template)
        self.letters = tuple(name for name, words in plan.letterhead.items() if words and name != _TITLE)
        defining = [entry.clause for entry in plan.library.entries() if entry.clause.only_used]
        self.stems = tuple(dict.fromkeys(stem for clause in defining for stem in _stems_defined(clause)))
        self.exact: frozenset[NameAndSource] = frozenset()
        self.alike: Alike[OpenDocument] = Alike(self.stems, self.exact)
        self._tries_left = 0 if any(_defines_a_value(clause, plan.parties) for clause in defining) else _MOST_IN_VAIN

    def find(self, plan: DocumentPlan) -> tuple[bool, OpenDocument | None, list[str]]:
        """Whether it is known how a document that answers as this one is made, how, and the words of its values."""
        texts = [plan.letterhead[name] for name in self.letters]
        return (*self.alike.find(plan.facts, texts), texts)

    @property
    def is_open(self) -> bool:
        """Whether it is still worth while to leave values open."""
        return self._tries_left > 0 and self.alike.ways < _MOST_WAYS

    def learn(self, plan: DocumentPlan, written: WordPackage, pack: Packer) -> None:
        """How documents that answer as this one are made; `written` is what the writer itself makes of it."""
        asking = Asking(plan.facts, self.stems, self.exact, len(self.letters))
        try:
            document, composition = self._composed_open(plan, asking)
        except CannotBeOpenError:
            self._tries_left -= 1
            return
        beside = {number for words in _strings(document) for number in beside_references(words)}
        if exact := {asking.parameter_of(number) for number in beside if number >= len(self.letters)}:
            self.exact |= exact
            self.alike = Alike(self.stems, self.exact)
            self.learn(plan, written, pack)
            return
        texts = [*(plan.letterhead[name] for name in self.letters), *asking.texts]
        after = _about_words(document)
        parts = word_package(_in_its_widths(document, texts), self.held[2]).parts
        opened = cut(parts, pack)
        found = (
            OpenDocument(opened, composition, *_words(parts, self.held[2]))
            if opened.makes(written.parts, texts)
            else None
        )
        self.alike.add(asking.asked, (after, after(plan.facts, texts)), found)

    def _composed_open(self, plan: DocumentPlan, asking: Asking) -> tuple[Document, Composition]:
        marks = {name: mark_of(number) for number, name in enumerate(self.letters)}
        opened = replace(
            plan,
            facts=asking,
            letterhead={**plan.letterhead, **marks},
            decide=asking.decide,
            write=asking.write,
            items=asking.items,
        )
        composition = compose(opened)
        if any(map(_is_chosen_by_a_value, composition.document.blocks)):
            raise CannotBeOpenError
        return composition.document, composition


class QuickWriter:
    """Keeps what the documents of a run have in common. Threads may share it."""

    def __init__(self) -> None:
        self._plans: dict[Hashable, _SamePlan] = {}
        self._pack = Packer()
        self._lock = RLock()

    def write(self, plan: DocumentPlan, template: CompiledTemplate) -> QuickFile:
        """The document's Word file. Where the composition has faults or questions the caller finds them in it."""
        same = self._same(plan, template)
        known, found, texts = same.find(plan)
        if not known and same.is_open:
            with self._lock:
                known, found, texts = same.find(plan)
                if not known:
                    return self._first(same, plan, template)
        if found is None:
            composition = compose(plan)
            return QuickFile(self._packed(word_package(composition.document, template)), composition)
        return QuickFile(found.package.to_bytes(texts, self._pack), found.composition, found, tuple(texts))

    def _same(self, plan: DocumentPlan, template: CompiledTemplate) -> _SamePlan:
        key = _in_common(plan, template)
        same = self._plans.get(key)
        if same is None:
            with self._lock:
                same = self._plans.setdefault(key, _SamePlan(plan, template))
        return same

    def _first(self, same: _SamePlan, plan: DocumentPlan, template: CompiledTemplate) -> QuickFile:
        """The document by itself; those that answer alike are then made as it was."""
        composition = compose(plan)
        written = word_package(composition.document, template)
        if not composition.faults and not composition.questions:
            same.learn(plan, written, self._pack)
        return QuickFile(self._packed(written), composition)

    def _packed(self, written: WordPackage) -> bytes:
        return zipped(self._pack(name, data) for name, data in written.parts.items())


def _in_common(plan: DocumentPlan, template: CompiledTemplate) -> Hashable:
    """What composition and writer take besides the facts; clauses and day only where the kind has clauses."""
    has_clauses = any(each.name in _OF_CLAUSES for each in directives_in(plan.kind.text))
    return (
        id(plan.kind),
        (id(plan.library), plan.day) if has_clauses else None,
        id(template),
        plan.title,
        tuple(plan.parties.items()),
        tuple(map(bool, plan.letterhead.values())),
        plan.presentation,
        tuple(plan.locked.items()),
        plan.quoted,
        plan.legal_question,
        plan.lot,
    )


def _words(
    parts: Mapping[str, bytes], template: CompiledTemplate
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Every word of the file; of markup that holds a mark the rest of it, and what stands in the quotes with the mark."""
    fixed: list[str] = []
    around: list[str] = []
    for words in texts_of(_ANY_NAME, zip_parts(parts), template.parts.values()):
        if OPENS not in words:
            fixed.append(words)
        elif "</" in words:
            fixed.append(MARK.sub(" ", words))
            around += (quoted for quoted in _QUOTED.findall(words) if OPENS in quoted)
        else:
            around.append(words)
    touched = (word for words in around for word in words.split() if OPENS in word and MARK.sub("", word))
    return tuple(dict.fromkeys(fixed)), tuple(dict.fromkeys(around)), tuple(dict.fromkeys(touched))


def _stems_defined(clause: Clause) -> Iterator[str]:
    """Of every word that a clause has in bold: what a definition of it may hang on."""
    for piece in pieces_in(clause.body):
        if isinstance(piece, Words) and piece.strong:
            yield from stems_of(piece.text)


def _defines_a_value(clause: Clause, parties: Collection[str]) -> bool:
    holes = (piece for piece in pieces_in(clause.body) if isinstance(piece, Hole) and piece.strong)
    return any(hole.name not in parties for hole in holes)


def _is_chosen_by_a_value(block: Block) -> bool:
    """A form whose choice, box or day is a value: how it is written depends on more than its words."""
    if isinstance(block, ClauseText):
        return any(map(_is_chosen_by_a_value, block.blocks))
    fields = block.fields if isinstance(block, Form) else ()
    choosing = (field for field in fields if field.type not in _WRITTEN_IN)
    return any(OPENS in words for field in choosing for words in (field.value, *field.choices))


def _strings(part: object) -> Iterator[str]:
    """Every text in a record of the document."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        yield from (words for each in part for words in _strings(each))
    elif isinstance(part, Struct):
        yield from (words for name in part.__struct_fields__ for words in _strings(getattr(part, name)))


def _about_words(document: Document) -> Ask:
    """What the writer asks of the values' words: how wide they make a table, and whether a party's two names are one."""
    blocks = list(_blocks(document.blocks))
    tables = [_OpenTable(block) for block in blocks if isinstance(block, Table) and _has_values(block)]
    signing = [party for block in blocks if isinstance(block, Signatures) for party, _ in block.parties]
    parties = [party for party in signing if _has_values(party)]

    def ask(_: FactSource, texts: list[str]) -> Hashable:
        widths = tuple(table.widths(texts) for table in tables)
        return widths, tuple(said_once(words := _filled(party, texts)) == words for party in parties)

    return ask


def _in_its_widths(document: Document, texts: Sequence[str]) -> Document:
    """Each table with open values as wide in its columns as their words make it."""

    def of(block: Block) -> Block:
        if isinstance(block, ClauseText):
            return replace(block, blocks=tuple(map(of, block.blocks)))
        if isinstance(block, Table) and _has_values(block):
            return replace(block, widths=_OpenTable(block).widths(texts))
        return block

    return replace(document, blocks=tuple(map(of, document.blocks)))


def _blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, ClauseText):
            yield from _blocks(block.blocks)
        else:
            yield block


class _OpenTable:
    """How wide the columns of a table with open values are: of the cells without values the longest word is known."""

    def __init__(self, table: Table) -> None:
        self._own = table.widths
        columns = [list(map(plain, cells)) for cells in zip(table.header, *table.rows, strict=True)]
        self._columns = [
            (longest_word(words for words in cells if OPENS not in words), [words for words in cells if OPENS in words])
            for cells in columns
        ]

    def widths(self, texts: Sequence[str]) -> tuple[int, ...]:
        longest = (
            max(known, longest_word(filled(words, texts) for words in cells)) if cells else known
            for known, cells in self._columns
        )
        return widths_for(self._own, tuple(longest))


def _has_values(part: object) -> bool:
    return any(OPENS in words for words in _strings(part))


def _filled(inlines: Inlines, texts: Sequence[str]) -> Inlines:
    return tuple(replace(each, text=filled(each.text, texts)) if isinstance(each, Text) else each for each in inlines)


def words_around(made_as: OpenDocument, texts: Sequence[str]) -> Iterator[str]:
    """The texts of the file that values stand in, with these words in them."""
    return (filled(words, texts) for words in made_as.around)


def words_beside(made_as: OpenDocument, texts: Sequence[str]) -> Iterator[str]:
    """The same of what stands near the values."""
    return (filled(words, texts) for words in made_as.beside)
