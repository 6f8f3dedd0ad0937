"""Case + kind + clauses -> Document. Pure: everything that was decided, asked or found wrong comes back with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tenderkit.assembly.blocks import PART, BlockWriter
from tenderkit.assembly.choose import Chosen, Selection, choose
from tenderkit.assembly.fill import Filler, Findings
from tenderkit.assembly.number import Numberer
from tenderkit.assembly.own_words import question_about, question_of_lot, reference_words, status_words
from tenderkit.assembly.parts import PartWriter
from tenderkit.assembly.plan import Composition, DocumentPlan
from tenderkit.assembly.quote import without_references
from tenderkit.messages import Message, document_text
from tenderkit.model.clauses.clause import Directive, HeadingNode, Node, Parameter
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.papers.document import (
    Block,
    ClauseRef,
    ClauseText,
    CrossReference,
    Document,
    Heading,
    Inlines,
    Notice,
    OpenQuestion,
    Paragraph,
    RequirementRow,
    Table,
    Text,
)
from tenderkit.model.papers.kind import Quote
from tenderkit.rules.clauses.clause_guidance import guidance_words
from tenderkit.rules.clauses.unnamed_values import unknown_choices


def compose(plan: DocumentPlan) -> Composition:
    """Choose the clauses, number them, fill them in."""
    wanted = [clause_id for clause_ids in plan.kind.slots.values() for clause_id in clause_ids]
    selection = choose(wanted, plan.library, plan.facts, plan.day, plan.locked)
    return _Composer(plan, selection).compose()


@dataclass(slots=True)
class _Composer:
    plan: DocumentPlan
    selection: Selection
    findings: Findings = field(default_factory=Findings)
    rows: list[RequirementRow] = field(default_factory=list)
    values: dict[str, Mapping[str, str]] = field(default_factory=dict)
    quotes: list[ClauseRef] = field(default_factory=list)
    numberer: Numberer = field(init=False)
    references: Mapping[str, CrossReference] = field(init=False)

    def __post_init__(self) -> None:
        self.numberer = self._numberer()
        self.references = {}

    def compose(self) -> Composition:
        filler = self._filler(self.plan.kind.parameters)
        nodes = tuple(filler.decided(self.plan.kind.text))
        self.references = self._outline(nodes)
        filler = replace(filler, references=self.references)
        heading = Heading(1, self.numberer.section, (Text(self.plan.title),))
        blocks = [heading, *_on_new_pages(block for node in nodes for block in self._blocks(node, filler))]
        faults = (*(("", fault) for fault in self.selection.faults), *self.findings.faults)
        return Composition(self._document(blocks), self.selection, faults, self.values, self.findings.questions)

    def _document(self, blocks: list[Block | Directive]) -> Document:
        return Document(
            kind=self.plan.kind.id,
            title=self.plan.title,
            facts=dict(self.plan.letterhead),
            blocks=tuple(self._with_questions(blocks)),
            clauses=tuple(dict.fromkeys((*map(_ref, self.selection.included), *self.quotes))),
            requirements=tuple(self.rows),
            questions=tuple(self.findings.questions),
            numbering=self.plan.presentation.layout.numbering,
            start=self.plan.presentation.layout.start,
            issued=self.plan.presentation.issued,
            traced=self.plan.kind.audience != "individual",
            plain_headings=self.plan.kind.headings == "plain",
            guidance={ref.id: guidance for ref, guidance in self._guidance()},
            level=self.plan.presentation.layout.heading_level,
            lot=self.plan.lot,
        )

    def _guidance(self) -> Iterator[tuple[ClauseRef, str]]:
        if self.plan.presentation.working_copy:
            yield from ((_ref(chosen), guidance_words(chosen.entry.clause)) for chosen in self.selection.included)

    def _outline(self, nodes: tuple[Node | OpenQuestion, ...]) -> Mapping[str, CrossReference]:
        """Where each clause will stand: the walk that numbers the headings, made beforehand for the references."""
        numberer = self._numberer()
        references: dict[str, CrossReference] = {}
        for node in nodes:
            if isinstance(node, HeadingNode) and node.level == PART:
                numberer.next_own_part()
            elif isinstance(node, Directive) and node.name == "slot":
                for chosen in self._in_slot(node.argument):
                    clause = chosen.entry.clause
                    words = reference_words(numberer.next_part(), clause.title)
                    references |= dict.fromkeys((clause.id, chosen.place), CrossReference(clause.id, words))
        return references

    def _blocks(self, node: Node | OpenQuestion, filler: Filler) -> Iterator[Block | Directive]:
        if not isinstance(node, Directive):
            yield from BlockWriter(filler, self.numberer).block(node)
            return
        match node.name:
            case "slot":
                yield from map(self._clause, self._in_slot(node.argument))
            case "facts" | "table" | "list" | "signatures" | "form" | "chart" | "figure":
                yield from PartWriter(self.plan.kind.parts, filler).written(node.name, node.argument)
            case "quote":
                yield from self._quoted(self.plan.kind.parts.quotes[node.argument])
            case "clauses":
                yield self._clause_table()
                yield from (Paragraph((Text(remark),)) for remark in self.plan.presentation.remarks)
            case _:
                yield node  # a new page, or the questions: known only when all else is written

    def _clause(self, chosen: Chosen) -> Block:
        clause = chosen.entry.clause
        filler = self._filler(clause.parameters)
        heading = Heading(PART, self.numberer.next_part(), (Text(clause.title),), clause.id)
        if chosen.verdict.truth is Truth.UNKNOWN:
            asked = tuple(self.findings.ask(filler.question_for(path), path) for path in chosen.verdict.missing)
            undecided = Paragraph((Text(f"{document_text('document.undecided', title=clause.title)} "), *asked))
            return ClauseText(_ref(chosen), (heading, undecided))
        for path, value in unknown_choices(clause.body, self.plan.facts).items():
            facts = {"clause": clause.id, "version": clause.version, "path": path, "value": value}
            self.findings.faults.append((path, Message("TK-L068", facts)))
        blocks = tuple(BlockWriter(filler, self.numberer, clause, self.rows).blocks(clause.body))
        self.values[clause.id] = filler.values
        return ClauseText(_ref(chosen), (heading, *blocks, *self._version_line(chosen)))

    def _quoted(self, quote: Quote) -> Iterator[ClauseText | Heading]:
        """Word for word as it was sent out, numbers included; what referred to a heading there is plain words here."""
        named = self.plan.facts.lookup(quote.named_by) if quote.named_by else None
        title: list[Heading] = []
        for block in self.plan.quoted:
            if isinstance(block, Heading):
                title = [block]
            elif block.clause.id == named if quote.named_by else block.clause.role in quote.roles:
                self.quotes.append(block.clause)
                yield from title
                title = []
                yield without_references(block)

    def _version_line(self, chosen: Chosen) -> Iterator[Paragraph]:
        if self.plan.presentation.marks == "inline":
            entry = chosen.entry
            words = f"{entry.clause.id} {entry.clause.version}, {status_words(entry, self.plan.day)}"
            yield Paragraph((Text(words, emphasis=True),))

    def _clause_table(self) -> Table:
        rows = tuple(
            (
                (Text(entry.clause.title),),
                (Text(f"{entry.clause.id} {entry.clause.version}"),),
                (Text(status_words(entry, self.plan.day)),),
            )
            for entry in (chosen.entry for chosen in self.selection.included)
        )
        header = _cells(*(document_text(f"document.clauses_header.{name}") for name in ("title", "version", "status")))
        return Table(document_text("document.clauses_caption"), header, rows, (40, 30, 30))

    def _with_questions(self, blocks: list[Block | Directive]) -> Iterator[Block]:
        """What a corrected issue has changed, below the title, and the questions where the kind has a place for them."""
        for at, block in enumerate(blocks):
            if not isinstance(block, Directive):
                yield block
            if at == 0 and self.plan.presentation.correction:
                head, *changed = self.plan.presentation.correction
                yield Notice(head, tuple((Text(line),) for line in changed))
            if isinstance(block, Directive) and self.findings.questions:
                lines: tuple[Inlines, ...] = tuple((OpenQuestion(question),) for question in self.findings.questions)
                yield Notice(document_text("document.questions_title"), lines)

    def _in_slot(self, slot: str) -> Iterator[Chosen]:
        wanted = self.plan.kind.slots[slot]
        return (chosen for chosen in self.selection.included if chosen.place in wanted)

    def _filler(self, parameters: Mapping[str, Parameter]) -> Filler:
        return Filler(
            facts=self.plan.facts,
            parties=self.plan.parties,
            parameters=_of_lot(parameters, self.plan.lot),
            references=self.references,
            question_for=lambda path: question_about(path, self.plan.legal_question, self.plan.lot),
            findings=self.findings,
            legal_question=self.plan.legal_question,
        )

    def _numberer(self) -> Numberer:
        layout = self.plan.presentation.layout
        return Numberer(layout.numbering, layout.start, layout.ama_code, layout.own_headings)


def _of_lot(parameters: Mapping[str, Parameter], lot: str) -> Mapping[str, Parameter]:
    """In the section of a lot, what a parameter asks in words of its own is asked of the lot."""
    if not lot:
        return parameters
    asking = {name: each for name, each in parameters.items() if each.ask}
    own = {name: replace(each, ask=question_of_lot(each.ask, each.source, lot)) for name, each in asking.items()}
    return {**parameters, **own}


def _on_new_pages(blocks: Iterator[Block | Directive]) -> Iterator[Block | Directive]:
    """`::new-page` is a word about the heading that follows it."""
    waiting = False
    for block in blocks:
        if isinstance(block, Directive) and block.name == "new-page":
            waiting = True
        elif waiting and isinstance(block, Heading):
            yield replace(block, new_page=True)
            waiting = False
        else:
            yield block


def _cells(*words: str) -> tuple[Inlines, ...]:
    return tuple((Text(word),) for word in words)


def _ref(chosen: Chosen) -> ClauseRef:
    clause = chosen.entry.clause
    return ClauseRef(
        clause.id, clause.version, clause.title, clause.digest, chosen.entry.state.status, chosen.entry.role
    )
