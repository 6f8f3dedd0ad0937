"""What a change of words amounts to: an obligation, another wording or a slip of the pen."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tenderkit.rules.changes.line_pairs import pair_lines, word_codes
from tenderkit.rules.changes.passages import BoundWord, ComparedPassage
from tenderkit.rules.changes.reasons import ChangeReason, Why
from tenderkit.rules.changes.spelling import is_misspelling, same_letters
from tenderkit.rules.changes.zones import Zone
from tenderkit.rules.language.binding_words import Binding

_AND_OR = {"och", "eller"}
_ORDER = tuple(Binding)
_SHOWN = 8  # words of a long change that a reason quotes
_DASH = "…"


class _Change(Struct, frozen=True):
    """Words that went and words that came in their stead."""

    before: tuple[BoundWord, ...]
    after: tuple[BoundWord, ...]

    def reason(self, why: Why, place: str) -> ChangeReason:
        return ChangeReason(why, place, _quote(self.before), _quote(self.after))


def compare_passages(before: Sequence[ComparedPassage], after: Sequence[ComparedPassage]) -> Iterator[ChangeReason]:
    """Every difference between two texts, passage by passage."""
    used = {word.key for passage in after for word in passage.words}
    pairs = tuple(pair_lines([_address(passage) for passage in before], [_address(passage) for passage in after]))
    for i, j in pairs:
        if i is not None and j is not None:
            yield from _compare(before[i], after[j], used)
    removed = [before[i] for i, j in pairs if i is not None and j is None]
    added = [after[j] for i, j in pairs if i is None and j is not None]
    yield from _compare_unpaired(removed, added)


def compare_pair(before: ComparedPassage, after: ComparedPassage) -> Iterator[ChangeReason]:
    """Every difference between two passages that are known to answer to each other."""
    yield from _compare(before, after, {word.key for word in after.words})


def _address(passage: ComparedPassage) -> tuple[object, ...]:
    """Alike are passages with the same words; the conditions help to tell repeated sentences apart."""
    return (*passage.keys, *passage.under)


def _compare(before: ComparedPassage, after: ComparedPassage, used: set[str]) -> Iterator[ChangeReason]:
    place = after.place
    if before.under != after.under:
        yield ChangeReason(Why.CONDITION, place, *map(_conditions, (before, after)))
    if _is_requirement(before) != _is_requirement(after):
        yield ChangeReason(Why.REQUIREMENTS, place, before.mark, after.mark)
    elif before.mark != after.mark:
        yield ChangeReason(Why.MARKS, place, before.mark, after.mark)
    if before.obligations != after.obligations:
        yield ChangeReason(Why.OBLIGATIONS, place, str(before.obligations), str(after.obligations))
    changes = tuple(_changes(before, after))
    if _changes_alternative(changes):
        yield ChangeReason(Why.CONDITION, place)
    for change in changes:
        yield change.reason(_why(change, used), place)


def _changes(before: ComparedPassage, after: ComparedPassage) -> Iterator[_Change]:
    """A word that stands in another alternative than before is not the same word."""
    for kind, start, end, other_start, other_end in word_codes(before.keys, after.keys):
        if kind != "equal":
            yield _Change(before.words[start:end], after.words[other_start:other_end])


def _changes_alternative(changes: Sequence[_Change]) -> bool:
    """Whether words left one alternative of the paragraph and came up in another."""
    gone = {word.key: word.under for change in changes for word in change.before}
    return any(gone.get(word.key, word.under) != word.under for change in changes for word in change.after)


def _why(change: _Change, used: set[str]) -> Why:
    words = (*change.before, *change.after)
    bound = {word.binding for word in words if word.binding}
    if not any(word.binding is Binding.REFERENCE for word in change.before):
        bound -= {Binding.REFERENCE}  # one more place to look is no other rule
    if bound:
        return Why(min(bound, key=_ORDER.index).value)
    if [word.key for word in change.before] == [word.key for word in change.after]:
        return Why.CONDITION  # the same words, in another alternative
    if _swaps_and_with_or(change):
        return Why.ALTERNATIVE
    if _is_spelling(change, used):
        return Why.SPELLING
    in_zones = {word.zone for word in words}
    if Zone.SUBJECT in in_zones:
        return Why.SUBJECT
    return Why.COUNTED_FROM if Zone.COUNTED_FROM in in_zones else Why.WORDING


def _swaps_and_with_or(change: _Change) -> bool:
    """`och` asks for both where `eller` asks for one."""
    gone, come = (_AND_OR & {word.key for word in words} for words in (change.before, change.after))
    return bool(gone and come and gone != come)


def _is_spelling(change: _Change, used: set[str]) -> bool:
    old, new = ([word.key for word in words] for words in (change.before, change.after))
    if same_letters(old, new):
        return True
    return len(old) == len(new) and all(map(is_misspelling, old, new, [used] * len(old)))


def _compare_unpaired(removed: Sequence[ComparedPassage], added: Sequence[ComparedPassage]) -> Iterator[ChangeReason]:
    """Passages that moved, came under another condition, went or came."""
    left = list(removed)
    for passage in added:
        same = [was for was in left if was.keys == passage.keys]
        if not same:
            yield _alone(passage, is_added=True)
            continue
        was = next((was for was in same if was.under == passage.under), same[0])
        left.remove(was)
        yield ChangeReason(Why.MOVED, passage.place)
        yield from _compare(was, passage, set())
    yield from (_alone(passage, is_added=False) for passage in left)


def _alone(passage: ComparedPassage, *, is_added: bool) -> ChangeReason:
    change = _Change((), passage.words) if is_added else _Change(passage.words, ())
    if _is_requirement(passage):
        return change.reason(Why.REQUIREMENTS, passage.place)
    if passage.obligations:
        return change.reason(Why.OBLIGATIONS, passage.place)
    bound = {word.binding for word in passage.words if word.binding}
    grave = bound & {Binding.MODAL, Binding.NEGATION, Binding.DEADLINE, Binding.NUMBER}
    why = Why(min(grave, key=_ORDER.index).value) if grave else Why.PASSAGE
    return change.reason(why, passage.place)


def _is_requirement(passage: ComparedPassage) -> bool:
    return passage.mark.startswith("k")


def _conditions(passage: ComparedPassage) -> str:
    return " and ".join(f"({condition})" for condition in passage.under)


def _quote(words: Sequence[BoundWord]) -> str:
    shown = " ".join(word.text for word in words[:_SHOWN])
    return f"{shown} {_DASH}" if len(words) > _SHOWN else shown
