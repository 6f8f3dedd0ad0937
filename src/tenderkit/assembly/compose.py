"""Case + kind + clauses -> Document. Pure: everything that was decided, asked or found wrong comes back with it."""

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.assembly.answers import AnswerWriter, answers_in_terms, answers_to_take, standard_answers
from tenderkit.assembly.blocks import PART, BlockWriter
from tenderkit.assembly.choose import Chosen, Selection, VersionsOnADay, choose
from tenderkit.assembly.clause_marks import clause_data, clause_line, clause_table, version_words
from tenderkit.assembly.fill import Filler, Findings
from tenderkit.assembly.in_length import in_its_length, is_short
from tenderkit.assembly.number import Numberer
from tenderkit.assembly.own_words import question_about, question_of_lot, reference_to
from tenderkit.assembly.parts import PartWriter
from tenderkit.assembly.plan import Composition, DocumentPlan
from tenderkit.assembly.quote import without_references
from tenderkit.assembly.whole_text import only_used, requirement_words, titled_once
from tenderkit.messages import Message, document_text
from tenderkit.model.clauses.clause import Directive, HeadingNode, Node, Parameter
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.papers.document import (
    Block,
    ClauseMarks,
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
from tenderkit.rules.clauses.settled import with_settled
from tenderkit.rules.clauses.unnamed_values import unknown_choices
from tenderkit.rules.conditions.own_values import OWN, own_parameters, with_own_values


def compose(plan: DocumentPlan) -> Composition:
    """Choose the clauses, number them, fill them in."""
    in_slots = [clause_id for clause_ids in plan.kind.slots.values() for clause_id in clause_ids]
    versions = VersionsOnADay(plan.library, plan.day, plan.locked)
    selection = choose((*in_slots, *answers_to_take(plan)), versions, plan.facts, plan.decide)
    clauses = tuple(chosen.entry.clause for chosen in selection.choices)
    facts = with_settled(plan.facts, (chosen.entry for chosen in selection.included))
    plan = replace(plan, facts=with_own_values(facts, clauses))
    in_length = in_its_length(plan, (chosen.entry.clause for chosen in selection.included))
    return _Composer(in_length, selection, _numberer(in_length)).compose()


class _Composer(Struct):
    plan: DocumentPlan
    selection: Selection
    numberer: Numberer
    findings: Findings = field(default_factory=Findings)
    rows: list[RequirementRow] = field(default_factory=list)
    values: dict[str, Mapping[str, str]] = field(default_factory=dict)
    quotes: list[ClauseRef] = field(default_factory=list)
    quoted_below: tuple[Heading, ...] = ()
    own_data: tuple[tuple[str, str], ...] = ()
    references: Mapping[str, CrossReference] = field(default_factory=dict)

    def compose(self) -> Composition:
        filler = self._filler(self.plan.kind.parameters)
        nodes = tuple(filler.decided(self.plan.kind.text))
        self.references = self._outline(nodes)
        filler = replace(filler, references=self.references)
        heading = Heading(1, self.numberer.section, (Text(self.plan.title),))
        blocks = [heading, *_on_new_pages(block for node in nodes for block in self._blocks(node, filler))]
        misplaced = answers_in_terms(self.selection.included, standard_answers(self.plan.kind, self.plan.facts))
        faults = (*(("", fault) for fault in self.selection.faults), *misplaced, *self.findings.faults)
        return Composition(self._document(blocks), self.selection, faults, self.values, self.findings.questions)

    def _document(self, written: list[Block | Directive]) -> Document:
        blocks = self._whole(tuple(self._with_questions(written)))
        words = requirement_words(blocks)
        return Document(
            kind=self.plan.kind.id,
            title=self.plan.title,
            facts=dict(self.plan.letterhead),
            blocks=blocks,
            clauses=tuple(dict.fromkeys((*map(_ref, self.selection.included), *self.quotes))),
            requirements=tuple(replace(row, text=words[row.id]) for row in self.rows),
            questions=tuple(self.findings.questions),
            numbering=self.plan.presentation.layout.numbering,
            start=self.plan.presentation.layout.start,
            issued=self.plan.presentation.issued,
            traced=self.plan.kind.audience != "individual",
            plain_headings=self.plan.kind.headings == "plain",
            guidance=self._guidance(),
            level=self.plan.presentation.layout.heading_level,
            lot=self.plan.lot,
            own_data=self.own_data,
            left_out=tuple(table for table in self._left_out() if table not in blocks),
        )

    def _left_out(self) -> Iterator[Table]:
        """What a short text doesn't say in brief, and the table that is a sheet; it asks for nothing that the text doesn't."""
        filler = replace(self._filler(self.plan.kind.parameters), findings=Findings(), values={})
        own = own_parameters(chosen.entry.clause for chosen in self.selection.included)
        for name in self.plan.kind.parts.facts if is_short(self.plan) else ():
            yield from PartWriter(self.plan.kind.parts, filler, own).facts_in(name)
        if self.plan.kind.sheet:
            written = PartWriter(self.plan.kind.parts, filler, own).written("table", self.plan.kind.sheet)
            yield from (block for block in written if isinstance(block, Table))

    def _whole(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """With the definitions that the text uses, and the titles that its references need.

        While something is asked, nobody knows which words the answer will bring.
        """
        defining = {chosen.entry.clause.id for chosen in self.selection.included if chosen.entry.clause.only_used}
        if defining and not self.findings.questions:
            blocks = only_used(blocks, defining, self.plan.parties.values())
        return tuple(titled_once(blocks))

    def _guidance(self) -> dict[str, str]:
        """What the drafter should know, by the heading that it is shown beside; of each clause a line where they share one."""
        found: dict[str, str] = {}
        if self.plan.presentation.working_copy:
            for chosen in self.selection.included:
                clause = chosen.entry.clause
                anchor = self.references[clause.id].anchor
                own = guidance_words(clause)
                own = own if anchor == clause.id else f"{clause.title}: {own}"
                found[anchor] = "\n".join(filter(None, (found.get(anchor, ""), own)))
        return found

    def _outline(self, nodes: tuple[Node | OpenQuestion, ...]) -> Mapping[str, CrossReference]:
        """Where each clause will stand: the walk that numbers the headings, made beforehand for the references."""
        numberer = _numberer(self.plan)
        references: dict[str, CrossReference] = {}
        for node in nodes:
            if isinstance(node, HeadingNode) and node.level == PART:
                numberer.next_own_part()
            elif isinstance(node, Directive) and node.name == "slot":
                references |= self._outline_of(node.argument, numberer)
        return references

    def _outline_of(self, slot: str, numberer: Numberer) -> Mapping[str, CrossReference]:
        """By the ids and places of its clauses; in a short text the heading that they share."""
        standing = tuple(self._in_slot(slot))
        if standing and (title := self._shared_title(slot)):
            shared = reference_to(slot, numberer.next_part(), title)
            return {name: shared for chosen in standing for name in (chosen.entry.clause.id, chosen.place)}
        references: dict[str, CrossReference] = {}
        for chosen in standing:
            clause = chosen.entry.clause
            own = reference_to(clause.id, numberer.next_part(), clause.title)
            references |= dict.fromkeys((clause.id, chosen.place), own)
        return references

    def _blocks(self, node: Node | OpenQuestion, filler: Filler) -> Iterator[Block | Directive]:
        if not isinstance(node, Directive) or node.name != "quote":
            self.quoted_below = ()
        if not isinstance(node, Directive):
            yield from BlockWriter(filler, self.numberer).block(node)
            return
        match node.name:
            case "slot":
                yield from self._slot(node.argument)
            case "facts" | "table" | "list" | "signatures" | "form" | "chart" | "figure":
                own = own_parameters(chosen.entry.clause for chosen in self.selection.included)
                yield from PartWriter(self.plan.kind.parts, filler, own).written(node.name, node.argument)
            case "answers":
                yield from AnswerWriter(self.plan, self.selection, self.findings).written(self._clause)
            case "quote":
                yield from self._quoted(self.plan.kind.parts.quotes[node.argument])
            case "clauses":
                yield from self._told_clauses()
                yield from (Paragraph((Text(remark),)) for remark in self.plan.presentation.remarks)
            case _:
                yield node  # a new page, or the questions: known only when all else is written

    def _slot(self, slot: str) -> Iterator[Block]:
        """Its clauses, each below its own heading, or in a short text all below the slot's."""
        standing = tuple(self._in_slot(slot))
        title = self._shared_title(slot)
        if standing and title:
            yield Heading(PART, self.numberer.next_part(), (Text(title),), slot)
        for chosen in standing:
            clause = chosen.entry.clause
            own = () if title else (Heading(PART, self.numberer.next_part(), (Text(clause.title),), clause.id),)
            text = self._clause(chosen, own)
            if text.blocks:  # a short text may leave a whole clause to other terms
                yield text

    def _clause(self, chosen: Chosen, heading: tuple[Heading, ...]) -> ClauseText:
        clause = chosen.entry.clause
        filler = self._filler(clause.parameters)
        if chosen.verdict.truth is Truth.UNKNOWN:
            asked = tuple(self.findings.ask(filler.question_for(path), path) for path in chosen.verdict.missing)
            undecided = Paragraph((Text(f"{document_text('document.undecided', title=clause.title)} "), *asked))
            return ClauseText(_ref(chosen), (*heading, undecided))
        for path, value in unknown_choices(clause.body, self.plan.facts).items():
            facts = {"clause": clause.id, "version": clause.version, "path": path, "value": value}
            self.findings.faults.append((path, Message("TK-L068", facts)))
        blocks = tuple(BlockWriter(filler, self.numberer, clause, self.rows).blocks(clause.body))
        self.values[clause.id] = filler.values
        return ClauseText(_ref(chosen), (*heading, *blocks, *self._version_line(chosen)))

    def _quoted(self, quote: Quote) -> Iterator[ClauseText | Heading]:
        """Word for word as it was sent out, numbers included; what referred to a heading there is plain words here."""
        named = self.plan.facts.lookup(quote.named_by) if quote.named_by else None
        above: tuple[Heading, ...] = ()  # the title of one of several sections, and a heading that clauses share
        for block in self.plan.quoted:
            if isinstance(block, Heading):
                above = (*(each for each in above if block.anchor and not each.anchor), block)
            elif block.clause.id == named if quote.named_by else block.clause.role in quote.roles:
                self.quotes.append(block.clause)
                yield from _not_yet(above, self.quoted_below)
                self.quoted_below = above
                yield without_references(block)

    def _version_line(self, chosen: Chosen) -> Iterator[Paragraph]:
        if self.plan.presentation.marks is ClauseMarks.INLINE:
            yield Paragraph((Text(version_words(chosen.entry, self.plan.day), emphasis=True),))

    def _told_clauses(self) -> Iterator[Block]:
        """Where the kind has a place for them: in the file's own data and one line, or in a table."""
        entries = tuple(chosen.entry for chosen in self.selection.included)
        if self.plan.presentation.marks is ClauseMarks.LINE:
            self.own_data = clause_data(entries, self.plan.day)
            yield clause_line(entries, self.plan.day)
        elif self.plan.presentation.marks is ClauseMarks.TABLE:
            yield clause_table(entries, self.plan.day)

    def _with_questions(self, blocks: list[Block | Directive]) -> Iterator[Block]:
        """What a corrected issue has changed, below the title, and the questions where the kind has a place for them."""
        for at, block in enumerate(blocks):
            if not isinstance(block, Directive):
                yield block
            if at == 0 and self.plan.presentation.correction:
                head, *changed = self.plan.presentation.correction
                yield Notice(head, tuple((Text(line),) for line in changed))
            if isinstance(block, Directive) and self.findings.questions:
                asked = self.findings.questions.items()
                lines: tuple[Inlines, ...] = tuple((OpenQuestion(question, path),) for question, path in asked)
                yield Notice(document_text("document.questions_title"), lines)

    def _shared_title(self, slot: str) -> str:
        return self.plan.kind.slot_titles.get(slot, "") if is_short(self.plan) else ""

    def _in_slot(self, slot: str) -> Iterator[Chosen]:
        wanted = self.plan.kind.slots[slot]
        return (chosen for chosen in self.selection.included if chosen.place in wanted)

    def _filler(self, parameters: Mapping[str, Parameter]) -> Filler:
        return Filler(
            facts=self.plan.facts,
            parties=self.plan.parties,
            parameters=_of_lot(parameters, self.plan.lot),
            references=self.references,
            question_for=lambda path: question_about(
                path, self.plan.legal_question, self.plan.lot, self._own_title(path)
            ),
            findings=self.findings,
            decide=self.plan.decide,
            write=self.plan.write,
            items=self.plan.items,
        )

    def _own_title(self, path: str) -> str:
        """What the clauses call an own value of the case; '' for every other fact."""
        if not path.startswith(OWN):
            return ""
        parameter = own_parameters(chosen.entry.clause for chosen in self.selection.choices).get(path)
        return parameter.title if parameter is not None else ""


def _numberer(plan: DocumentPlan) -> Numberer:
    layout = plan.presentation.layout
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


def _not_yet(above: tuple[Heading, ...], written: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings above a quote that the one before it doesn't stand below: from the first that differs."""
    same = 0
    while same < min(len(above), len(written)) and above[same] == written[same]:
        same += 1
    return above[same:]


def _ref(chosen: Chosen) -> ClauseRef:
    clause = chosen.entry.clause
    return ClauseRef(
        clause.id, clause.version, clause.title, clause.digest, chosen.entry.state.status, chosen.entry.role
    )
