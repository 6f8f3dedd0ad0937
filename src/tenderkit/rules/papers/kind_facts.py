"""Which facts a document kind may name at all: those of the case and of what it is about, and those of its own figures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.case.near_words import nearest
from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.model.conditions.condition import Condition, Stated, atoms_of
from tenderkit.model.law.laws import ProvisionUse
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.model.papers.roots import has_root
from tenderkit.rules.conditions.askable import condition_faults
from tenderkit.rules.conditions.declared import annotation_at, names_below
from tenderkit.rules.conditions.fact_domain import (
    FactDomain,
    FactType,
    domain_in_block,
    domain_of,
    domain_of_annotation,
)
from tenderkit.rules.conditions.facts import COMPUTED, COMPUTED_FACTS, facts_below, field_at
from tenderkit.rules.law.legal_basis import LegalRow

_NUMBERS = (ParameterType.NUMBER, ParameterType.COUNT, ParameterType.MONEY, ParameterType.PERCENT)
_TIMES = (ParameterType.DAYS, ParameterType.WEEKS, ParameterType.MONTHS)
_LISTS = (ParameterType.CHOICE_LIST, ParameterType.TEXT_LIST)
_WRITES: Mapping[FactType, tuple[ParameterType, ...]] = {
    FactType.NUMBER: (*_NUMBERS, *_TIMES),
    FactType.DAY: (ParameterType.DATE,),
    FactType.WORD: (ParameterType.CHOICE, ParameterType.CHOICE_LIST, ParameterType.TEXT, ParameterType.TEXT_LIST),
    FactType.TEXT: (ParameterType.TEXT, ParameterType.TEXT_LIST, ParameterType.CHOICE, ParameterType.CHOICE_LIST),
    FactType.YES_NO: (),
    FactType.BLOCK: (),
}
"""The parameters that can write a fact of the sort; a list of facts takes one that writes lists."""


class KindFacts(Struct, frozen=True):
    """The facts that a kind about this, with these figures, has; every question about one is answered by the models and records."""

    figures: tuple[str, ...]
    about: tuple[AboutWhat, ...] = (AboutWhat.CASE,)

    def unknown(self, path: str) -> Message | None:
        """What is wrong with a path that is no fact of the kind: misspelt, or of a figure that it doesn't ask for."""
        first, *rest = path.split(".")
        if first != COMPUTED:
            return self._unknown_field(path)
        if not rest:
            return None
        name, *below = rest
        single = SINGLE_FACTS if AboutWhat.CASE in self.about else {}
        if name in single and annotation_at(single[name], below) is not None:
            return None
        records = figure_records(self.about)
        if name not in records:
            return _misspelt(path, 1, (*single, *records))
        if name not in self.figures:
            return Message("TK-T071", {"path": path, "figure": name})
        if annotation_at(records[name], below) is None:
            return _misspelt(path, len(rest), names_below(records[name], below))
        return None

    def _unknown_field(self, path: str) -> Message | None:
        if field_at(path) is None:
            return _misspelt_field(path)
        if has_root(self.about, path.partition(".")[0]):
            return None
        about = ", ".join(text(f"about.{each.value}") for each in self.about)
        return Message("TK-K080", {"path": path, "about": about})

    def domain(self, path: str) -> FactDomain | None:
        """What values the fact can have; `None` when there is no such fact."""
        first, *rest = path.split(".")
        if first != COMPUTED or not rest or rest[0] in COMPUTED_FACTS:
            return domain_of(path)
        name, *below = rest
        annotation = annotation_at(
            SINGLE_FACTS[name] if name in SINGLE_FACTS else figure_records(self.about)[name], below
        )
        return None if annotation is None else domain_of_annotation(annotation)

    def parameter_fault(self, parameter: Parameter, path: str) -> Message | None:
        """What is wrong with a hole that takes the fact at the path; a column's own path is only the end of it."""
        if (fault := self.unknown(path)) is not None:
            return fault
        is_column = path != parameter.source and not path.startswith(f"{COMPUTED}.")
        domain = domain_in_block(path) if is_column else self.domain(path)
        if domain is None or (parameter.type in _WRITES[domain.type] and domain.many == (parameter.type in _LISTS)):
            return None
        return Message("TK-T072", {"path": path, "type": parameter.type.value, "sort": domain.expected})

    def condition_faults(self, condition: Condition) -> Iterator[Message]:
        """What is wrong with a condition: a fact that isn't there, or one that is compared with what it never is."""
        for atom in atoms_of(condition):
            fault = self.unknown(atom.path)
            if fault is not None:
                yield fault
            elif not isinstance(atom, Stated):
                yield from condition_faults(atom, self.domain)


def figure_records(about: tuple[AboutWhat, ...] = tuple(AboutWhat)) -> Mapping[str, type]:
    """By figure the record of its facts. The figures are many modules, imported only for a kind that asks for some."""
    if about == (AboutWhat.CASE,):
        from tenderkit.rules.papers.figures import FIGURES

        return {name: figure.record for name, figure in FIGURES.items()}
    from tenderkit.rules.papers.figures_about import records_about

    return records_about(about)


def _misspelt_field(path: str) -> Message:
    """A fact of the case or of the recruiter's file: its first name that isn't there, among those that could stand there."""
    names = path.split(".")
    wrong = next(at for at in range(len(names)) if field_at(".".join(names[: at + 1])) is None)
    return _misspelt(path, wrong, facts_below(".".join(names[:wrong])))


def _misspelt(path: str, wrong: int, known: Iterable[str]) -> Message:
    """The path with the name at `wrong` put right, where that was a slip of the pen."""
    names = path.split(".")
    guess = nearest(names[wrong], known)
    if guess is None:
        return Message("TK-T073", {"path": path})
    return Message("TK-T070", {"path": path, "guess": ".".join((*names[:wrong], guess, *names[wrong + 1 :]))})


SINGLE_FACTS: Mapping[str, Any] = {
    "regime": Annotated[str, "Om värdet är under tröskelvärdet"],
    "act": Annotated[str, "Lagens namn"],
    "act_short": Annotated[str, "Lagens kortnamn"],
    **{use.value: Annotated[str | None, f"Lagrummet om {use.title_sv}"] for use in ProvisionUse},
    **{f"{use.value}_says": Annotated[str | None, f"Vad lagrummet om {use.title_sv} säger"] for use in ProvisionUse},
    "legal_rows": Annotated[tuple[LegalRow, ...] | None, "Lagrummen, en rad för varje fråga"],
    "contract_word": Annotated[str, "Avtalet, ramavtalet eller kontraktet"],
    "lot_title": Annotated[str | None, "Anbudsområdets namn"],
    "common_lots": Annotated[str | None, "Anbudsområdena utan eget krav, när andra har ett"],
    "authorities": Annotated[str | None, "De som upphandlar tillsammans, med organisationsnummer"],
    "matching_units": Annotated[str | None, "Den matchande enheten för var och en av dem"],
    "controllers": Annotated[str | None, "Den personuppgiftsansvariga för var och en av dem"],
    "marks": Annotated[str, "Var klausulernas versioner står"],
    "text": Annotated[str, "Textens längd"],
    "without_work": Annotated[str, "Om en målgrupp bestäms av tid utan arbete"],
    "penalty_per": Annotated[str | None, "Vad vitet räknas per, i ord"],
    "sanction_per": Annotated[str | None, "Vad överenskommelsens påföljd räknas per, i ord"],
    "buyer_name": Annotated[str | None, "Namnet på den myndighet vars avtal eller avrop dokumentet gäller"],
    "employer_name": Annotated[str | None, "Arbetsgivarens namn"],
}
"""The computed facts that belong to no figure, and that every kind may name."""
