"""What documents have in common that differ in their facts alone, and how the next one is made as an earlier one was."""

from collections.abc import Collection, Hashable, Mapping

from msgspec.structs import replace

from tenderkit.assembly.alike import Alike
from tenderkit.assembly.compose import compose
from tenderkit.assembly.open_values import OPENS, Asking, CannotBeOpenError, NameAndSource, beside_references, mark_of
from tenderkit.assembly.plan import Composition, DocumentPlan
from tenderkit.model.clauses.clause import Clause, Hole
from tenderkit.model.clauses.walk import directives_in, pieces_in
from tenderkit.model.papers.document import Block, ClauseText, Document, FieldType, Form
from tenderkit.model.papers.kind import Kind
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.project.one_run import latest_of_the_library
from tenderkit.workflows.quick.lots_alike import TITLE, LotsAlike, defined_stems, shape_of_lot
from tenderkit.workflows.quick.open_document import OpenDocument, words_with_marks
from tenderkit.workflows.quick.open_widths import about_words, in_its_widths, strings_in
from tenderkit.writers.word.open_package import Packer, cut
from tenderkit.writers.word.package import WordPackage
from tenderkit.writers.word.writer import word_package

_MOST_IN_VAIN = 20  # documents that can't be open, before it isn't tried any more
_MOST_WAYS = 300  # through one plan: documents that differ so much gain nothing from each other
_WRITTEN_IN = (FieldType.TEXT, FieldType.LONG_TEXT)
_OF_CLAUSES = frozenset({"slot", "answers", "clauses"})


class SamePlan:
    """What documents have in common that differ in their facts alone. The objects by whose identity they are known are held."""

    def __init__(self, plan: DocumentPlan, template: CompiledTemplate) -> None:
        self.held = (plan.kind, plan.library, template)
        self.letters = tuple(name for name, words in plan.letterhead.items() if words and name != TITLE)
        defining = [entry.clause for entry in plan.library.entries() if entry.clause.only_used]
        self.stems = defined_stems(plan.library)
        self.exact: frozenset[NameAndSource] = frozenset()
        self.alike: Alike[OpenDocument] = Alike(self.stems, self.exact)
        self._lots = LotsAlike(len(self.letters)) if shape_of_lot(plan) else None
        self._is_first = True
        self._tries_left = 0 if any(_defines_a_value(clause, plan.parties) for clause in defining) else _MOST_IN_VAIN

    def find(self, plan: DocumentPlan) -> tuple[bool, OpenDocument | None, list[str]]:
        """Whether it is known how a document that answers as this one is made, how, and the words of its values."""
        texts = self._own_texts(plan)
        return (*self.alike.find(plan.facts, texts), texts)

    def _own_texts(self, plan: DocumentPlan) -> list[str]:
        return [*(plan.letterhead[name] for name in self.letters), *(self._lots.texts(plan) if self._lots else ())]

    def is_worth_learning(self) -> bool:
        """Whether to leave values open this time: not for the first document, which may be the only one, nor where it is in vain."""
        if self._is_first:
            self._is_first = False
            return False
        return self._tries_left > 0 and self.alike.ways < _MOST_WAYS

    def learn(self, plan: DocumentPlan, written: WordPackage, pack: Packer) -> None:
        """How documents that answer as this one are made; `written` is what the writer itself makes of it."""
        own = self._own_texts(plan)
        asking = Asking(plan.facts, self.stems, self.exact, len(own))
        try:
            document, composition = self._composed_open(plan, asking)
        except CannotBeOpenError:
            self._tries_left -= 1
            return
        beside = {number for words in strings_in(document) for number in beside_references(words)}
        if exact := {asking.parameter_of(number) for number in beside if number >= len(own)}:
            self.exact |= exact
            self.alike = Alike(self.stems, self.exact)
            self.learn(plan, written, pack)
            return
        texts = [*own, *asking.texts]
        after = about_words(document)
        parts: Mapping[str, bytes] = word_package(in_its_widths(document, texts), self.held[2]).parts
        parts = self._lots.marked(parts, plan) if self._lots else parts
        opened = cut(parts, pack)
        found = (
            OpenDocument(opened, composition, *words_with_marks(parts, self.held[2]), asking.sources)
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
        composition = compose(self._lots.open(opened) if self._lots else opened)
        if any(map(_is_chosen_by_a_value, composition.document.blocks)):
            raise CannotBeOpenError
        return composition.document, composition


def in_common(plan: DocumentPlan, template: CompiledTemplate) -> Hashable:
    """What composition and writer take besides the facts; clauses and day only where the kind has clauses."""
    return (
        id(plan.kind),
        (id(plan.library), plan.day) if _has_clauses(plan.kind) else None,
        id(template),
        shape_of_lot(plan) or (plan.title, plan.lot),
        tuple(plan.parties.items()),
        tuple(map(bool, plan.letterhead.values())),
        plan.presentation,
        tuple(plan.locked.items()),
        plan.quoted,
        plan.legal_question,
    )


@latest_of_the_library
def _has_clauses(kind: Kind) -> bool:
    return any(each.name in _OF_CLAUSES for each in directives_in(kind.text))


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
