"""A clause's text for those who read clauses and don't write them: titles instead of names, conditions in words, no marks."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import BUILT_IN_HOLES, Clause, LawReference, Parameter, ParameterType
from tenderkit.model.conditions.condition import Comparison, Condition
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.clause_text import Notation, body_lines, clause_lines
from tenderkit.rules.clauses.condition_words import condition_words, fact_title
from tenderkit.rules.conditions.facts import COMPUTED

STEP = (
    "\u2003"  # an em space: how far what stands in an alternative is moved to the right, one for each that it stands in
)
_BEFORE_WORDS = lazy_pattern(r"\[([^\[\]|]*):  ")  # the space that an alternative begins with stands before it
_LENGTH = f"{COMPUTED}.text"
_SIGN = lazy_pattern(
    r"⟦(?P<hole>[^⟧]*)⟧|\[\[(?P<clause>[^\[\]]*)\]\]|\[(?P<word>annars om|annars|om|slut)(?: (?P<when>[^\[\]]*))?\]"
)


class Titles(Struct, frozen=True):
    """What is shown instead of names: `facts` by path, `clauses` by id."""

    facts: Mapping[str, str]
    clauses: Mapping[str, str]

    def hole(self, clause: Clause, name: str) -> str:
        """The title of the fact that fills a hole of the clause."""
        if name in BUILT_IN_HOLES:
            return document_text(f"readable.hole.{name}")
        parameter = clause.parameters.get(name)
        return self.facts.get(parameter.source, name) if parameter else name

    def clause(self, clause_id: str) -> str:
        return self.clauses.get(clause_id, clause_id)

    def notation(self, clause: Clause) -> Notation:
        """How the clause's own text is shown; `without_signs` then takes away the signs."""

        def hole(name: str) -> str:
            return self.hole(clause, name)

        return Notation(_said, hole, self.clause, _numbered, STEP)

    def types(self, clauses: Iterable[Clause]) -> dict[str, ParameterType]:
        """The type of each hole by its title, as words are compared; the parties' own are among them."""
        parties = {document_text(f"readable.hole.{name}"): ParameterType.PARTY for name in BUILT_IN_HOLES}
        holes = {self.hole(clause, name): hole.type for clause in clauses for name, hole in clause.parameters.items()}
        return {title.casefold(): kind for title, kind in (parties | holes).items()}


def titles_of(clauses: Iterable[Clause], by_id: Mapping[str, str]) -> Titles:
    """The last title of each fact, or two where two facts would have the same one; `by_id` are the titles of clauses."""
    sources = {parameter.source for clause in clauses for parameter in clause.parameters.values()}
    full = {source: fact_title(source) for source in sources}
    short = {source: title.rpartition(", ")[2] for source, title in full.items()}
    shared = [title for title in short.values() if list(short.values()).count(title) > 1]
    return Titles({source: full[source] if short[source] in shared else short[source] for source in sources}, by_id)


def readable_lines(clause: Clause, titles: Titles) -> tuple[str, ...]:
    """The title and a line per block, `without_signs` for reading."""
    return tuple(filter(None, map(without_signs, clause_lines(clause, titles.notation(clause)))))


def readable_body(clause: Clause, titles: Titles) -> Iterator[str]:
    """The same without the title."""
    return filter(None, map(without_signs, body_lines(clause.body, notation=titles.notation(clause))))


def without_signs(line: str) -> str:
    """A line without signs: `«Vitesbelopp»`, `”Brist”`, `När …:` on a line of its own, `[när …: … | annars: …]` within one.

    A line that only ends an alternative is empty.
    """
    alone = _SIGN.fullmatch(line.strip())
    if alone and alone["word"]:
        indent = line[: len(line) - len(line.lstrip())]
        return "" if alone["word"] == "slut" else indent + _heading(alone["word"], alone["when"] or "")
    return _BEFORE_WORDS.sub(r" [\1: ", _SIGN.sub(_within, line)).replace(":  ", ": ")


def is_opening(line: str) -> bool:
    """Whether the line begins, goes on with or ends an alternative of whole paragraphs."""
    alone = _SIGN.fullmatch(line.strip())
    return alone is not None and alone["word"] is not None


def _heading(word: str, when: str) -> str:
    if when in _lengths():
        return f"{when[:1].upper()}{when[1:]}:"
    return document_text(f"readable.heading.{word.replace(' ', '_')}", condition=when)


def _within(sign: re.Match[str]) -> str:
    if sign["hole"] is not None:
        return f"«{sign['hole']}»"
    if sign["clause"] is not None:
        return f"”{sign['clause']}”"
    if sign["word"] == "slut":
        return "]"
    before = " | " if sign["word"].startswith("annars") else "["
    when = sign["when"] or ""
    said = f"readable.sign.{sign['word'].replace(' ', '_')}"
    word = document_text("readable.in_length" if when in _lengths() else said)
    return f"{before}{' '.join(filter(None, (word, when)))}: "


def _said(condition: Condition) -> str:
    if isinstance(condition, Comparison) and condition.path == _LENGTH:
        return document_text(f"readable.length.{condition.literal}")
    return condition_words(condition)


def _lengths() -> tuple[str, str]:
    return document_text("readable.length.short"), document_text("readable.length.full")


def _numbered(mark: str) -> str:
    """A numbered requirement is told from running text; which mark it bears is for code alone."""
    return document_text("readable.requirement") if mark.startswith("k") else ""


def readable_front(clause: Clause, titles: Titles) -> Iterator[str]:
    """What the front matter decides, a line each."""
    kind = "only_used" if clause.only_used else clause.kind.value
    yield document_text("readable.kind", kind=document_text(f"readable.kind.{kind}"))
    yield document_text("show.level", level=document_text(f"level.{clause.level.value}"))
    if clause.applies_if is not None:
        yield document_text("show.applies_if", condition=condition_words(clause.applies_if))
    for key in ("requires", "conflicts"):
        if names := getattr(clause, key):
            yield document_text(f"show.{key}", clauses=", ".join(map(titles.clause, names)))
    if clause.replaces:
        yield document_text("readable.replaces", clause=titles.clause(clause.replaces))
    yield from (_hole_line(parameter, titles) for parameter in clause.parameters.values())
    yield from (document_text("readable.law", provision=law_words(law)) for law in clause.law_refs)
    for item in clause.aligned_with:
        key = "readable.left_out" if item.left_out else "readable.aligned"
        yield document_text(key, element=str(item.element), why=item.left_out)


def law_words(law: LawReference) -> str:
    """The provision and its act, and when it is the one that applies."""
    provision = f"{law.provision} {law.act}"
    if law.when is None:
        return provision
    return document_text("readable.law_when", provision=provision, condition=condition_words(law.when))


def _hole_line(parameter: Parameter, titles: Titles) -> str:
    """The title, what kind of value it is, its bounds and words, and the question asked."""
    low, high = ("" if bound is None else f"{bound:f}" for bound in (parameter.minimum, parameter.maximum))
    parts = (
        document_text(f"type.{parameter.type.value}"),
        f"{low}–{high}" if low or high else "",
        " / ".join(filter(None, (parameter.one, parameter.many))),
        ", ".join((parameter.words or {}).values()),
        parameter.ask,
    )
    return f"«{titles.facts.get(parameter.source, parameter.name)}»: {'; '.join(filter(None, parts))}"
