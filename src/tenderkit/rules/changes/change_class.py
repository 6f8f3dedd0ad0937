"""The least class that a new version of a clause may have, and whether its number and its change note own up to it.

| difference | class | why |
| --- | --- | --- |
| modal verb, negation, number, deadline and from when it is counted, subject, party, och/eller, act of law | edition | somebody owes something else |
| count of *ska* sentences or of requirements | edition | an obligation came or went |
| condition (`applies_if`, `{% if %}`), requires, conflicts, one_of, replaces, kind, level, law reference, cross-reference that went | edition | the words hold in other cases, or another rule does |
| parameter removed, narrowed, of another type or from another fact | edition | a sound case may become unsound |
| alternatives for keys and words of a case that came after the version before | update | whoever makes no such choice owes the same |
| any other wording, a passage that came, went or moved, a parameter widened, the id of a requirement | update | the reader looks at the changes |
| spelling, punctuation, white space, emphasis, guidance, alignment, what the short text leaves, the question asked | correction | nobody has to act |
"""

from collections.abc import Iterator

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Change, Clause
from tenderkit.model.clauses.library import version_key
from tenderkit.rules.changes.front_matter import compare_facts
from tenderkit.rules.changes.later_choices import without_later_choices
from tenderkit.rules.changes.passages import body_passages
from tenderkit.rules.changes.reasons import ChangeClass, ChangeReason, ChangeVerdict, Why
from tenderkit.rules.changes.wording import compare_passages

_NAMED = 3  # reasons that a refusal quotes; `clauses diff` shows them all
_NO_CHANGE = Change("", "", "")


def least_change_class(before: Clause, after: Clause) -> ChangeVerdict:
    """Compare two versions of one clause; version number, change note and digest don't count."""
    if _contents(before) == _contents(after):
        return ChangeVerdict(None, ())
    reduced = without_later_choices(before, after)
    reasons = dict.fromkeys(_reasons(*reduced) if reduced else _reasons(before, after))
    if reduced:
        reasons[ChangeReason(Why.LATER_CHOICE)] = None
    found = sorted(reasons, key=lambda reason: reason.clause_class.rank) or [ChangeReason(Why.LAYOUT)]
    return ChangeVerdict(found[0].clause_class, tuple(found))


def _reasons(before: Clause, after: Clause) -> Iterator[ChangeReason]:
    yield from compare_passages(body_passages(before), body_passages(after))
    yield from compare_facts(before, after)


def _contents(clause: Clause) -> Clause:
    return replace(clause, version="", digest="", change=_NO_CHANGE)


def version_step(before: str, after: str) -> ChangeClass | None:
    """What the number says was changed; `None` where it does not follow: 1.2.3 -> 2.0.0, 1.3.0 or 1.2.4."""
    steps = {number: ChangeClass(name) for name, number in next_versions(before).items()}
    return steps.get(after)


def next_versions(before: str) -> dict[str, str]:
    """The number that may follow, for each class: an edition bumps the first number and zeroes the rest."""
    edition, update, correction = version_key(before)
    return {
        ChangeClass.EDITION.value: f"{edition + 1}.0.0",
        ChangeClass.UPDATE.value: f"{edition}.{update + 1}.0",
        ChangeClass.CORRECTION.value: f"{edition}.{update}.{correction + 1}",
    }


def class_between(before: str, after: str) -> ChangeClass:
    """How much of a clause must be read again by whoever goes from one version to another, however many lie between."""
    (edition, update, _), (new_edition, new_update, _) = version_key(before), version_key(after)
    if edition != new_edition:
        return ChangeClass.EDITION
    return ChangeClass.UPDATE if update != new_update else ChangeClass.CORRECTION


def version_allows(before: Clause | None, after: Clause) -> Iterator[Message]:
    """Every reason not to publish `after` as the version that follows `before` (`None`: it is the first)."""
    yield from _notes(before, after)
    declared = ChangeClass(after.change.clause_class)
    if before is None:
        if declared is not ChangeClass.EDITION:
            yield Message("TK-L108", {"declared": declared.named})
        return
    step = version_step(before.version, after.version)
    if step is None:
        yield Message("TK-L101", {"before": before.version, "after": after.version, **next_versions(before.version)})
    elif step is not declared:
        yield Message("TK-L103", {"declared": declared.named, "step": step.named, "after": after.version})
    yield from _high_enough(before, after, declared, step)


def _notes(before: Clause | None, after: Clause) -> Iterator[Message]:
    """Whoever gets the new version reads the theme and the note, and nothing else, to know whether to act."""
    if not _says_something(after.change.theme):
        yield Message("TK-L104")
    if not _says_something(after.change.note):
        yield Message("TK-L105")
    elif before is not None and after.change.note.strip() == before.change.note.strip():
        yield Message("TK-L106", {"before": before.version})


def _says_something(words: str) -> bool:
    return any(letter.isalpha() for letter in words)


def _high_enough(before: Clause, after: Clause, declared: ChangeClass, step: ChangeClass | None) -> Iterator[Message]:
    verdict = least_change_class(before, after)
    derived = verdict.clause_class
    if derived is None:
        yield Message("TK-L107", {"before": before.version, "after": after.version})
        return
    facts = {
        "derived": derived.named,
        "reasons": "; ".join(reason.sentence for reason in verdict.reasons[:_NAMED]),
        "wanted": next_versions(before.version)[derived.value],
    }
    if step is not None and not step.at_least(derived):
        yield Message("TK-L100", {"step": step.named, "after": after.version, **facts})
    elif not declared.at_least(derived):
        yield Message("TK-L102", {"declared": declared.named, **facts})
