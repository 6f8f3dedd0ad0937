"""A form of the recruiter's: numbers are chosen among those that there are, what is needed stands first, and what was typed comes back."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.http import HttpRequest
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message, text
from tenderkit.problems import Key
from tenderkit.web.shown.fields import (
    FIELD,
    SEEN,
    ShownChoice,
    ShownField,
    ShownProblem,
    in_reading_words,
    key_name,
    key_of_name,
    own_id,
    shown_field,
    with_entry,
)
from tenderkit.web.shown.parts import ShownGroup
from tenderkit.web.shown.question_words import help_of_block, in_page_language
from tenderkit.workflows.drafts.answers import ReadAnswer, TypedAnswer
from tenderkit.workflows.drafts.known_numbers import Choices
from tenderkit.workflows.drafts.recruiters_entries import EntryGroup

_NAME: Key = ("name",)
_LONG = 60  # letters: a longer text is read in more than one line
_AT_LENGTH = frozenset({"text", "plan", "conditions", "what", "done", "deviations", "facts", "reasons"})
_ONLY_AMONG_SEVERAL = frozenset({"supplier", "lot", "for_authority"})


class SentEntry(Struct, frozen=True):
    """What a form sent, how it was read, and what is wrong with it, by key."""

    typed: Mapping[Key, Sequence[str]]
    answers: tuple[ReadAnswer, ...] = ()
    reasons: tuple[tuple[Key, Message], ...] = ()
    unseen: frozenset[Key] = frozenset()

    @property
    def is_good(self) -> bool:
        """Whether nothing has to be looked at once more."""
        return not self.reasons and not self.unseen


def sent_words(request: HttpRequest) -> dict[Key, Sequence[str]]:
    """What stands in the fields of the form, by their keys."""
    found: dict[Key, Sequence[str]] = {}
    for name in request.POST:
        key = key_of_name(name.removeprefix(FIELD)) if name.startswith(FIELD) else None
        if key is not None:
            found[key] = request.POST.getlist(name)
    return found


def one_or_several(words: Sequence[str]) -> TypedAnswer:
    """As an answer is read: one field's letters, or the boxes that are ticked."""
    return words[0] if len(words) == 1 else tuple(words)


def judged_entry(request: HttpRequest, typed: Mapping[Key, Sequence[str]], answers: Sequence[ReadAnswer]) -> SentEntry:
    """With what wasn't understood, and what was read in other words and hasn't been seen so."""
    faults = tuple((each.key, each.refusal) for each in answers if each.refusal is not None)
    unseen = (
        each.key for each in answers if each.read_as and request.POST.get(SEEN + key_name(each.key)) != each.read_as
    )
    return SentEntry(typed, tuple(answers), faults, frozenset(unseen))


def shown_groups(
    groups: Iterable[EntryGroup], numbers: Mapping[str, Choices], sent: SentEntry | None = None
) -> tuple[ShownGroup, ...]:
    """Those that something can be answered in; a block of which nothing is told yet is folded away by the template."""
    shown = (_group(each, numbers, sent) for each in groups)
    return tuple(each for each in shown if each.shown or each.more)


def shown_question(field: ShownField, name: str, choices: Choices | None, *, needed: bool) -> ShownField | None:
    """The field as a list to choose from where there is one; `None` for what can only be told among several."""
    if choices is None:
        return field
    if not choices:
        return None if name in _ONLY_AMONG_SEVERAL and not field.value else field
    chosen = frozenset(field.value.splitlines())
    listed = tuple(ShownChoice(value, label, value in chosen, of_the_case=True) for value, label in choices)
    if name == "of":
        return replace(field, widget="check", choices=listed)
    first = ShownChoice("", text("page.choose" if needed else "page.unstated"), not chosen)
    other = tuple(
        ShownChoice(each, each, chosen=True) for each in chosen if each and each not in {value for value, _ in choices}
    )
    return replace(field, widget="select", choices=(first, *listed, *other))


def with_room(field: ShownField) -> ShownField:
    """A text that is long, or is usually long, gets more room."""
    is_long = len(field.value) > _LONG or field.name.rpartition(".")[2] in _AT_LENGTH
    return replace(field, widget="area") if field.widget == "text" and is_long else field


def with_sent(
    field: ShownField, key: Key, sent: SentEntry | None, in_words: Callable[[str], str] = in_reading_words
) -> ShownField:
    """The field with what was typed, how it was read and what is wrong with it."""
    if sent is None:
        return field
    if key in sent.typed:
        field = with_entry(field, sent.typed[key])
    answer = next((each for each in sent.answers if each.key == key), None)
    faults = tuple(
        ShownProblem("error", in_words(told.what), in_words(told.remedy), told.code)
        for at, told in sent.reasons
        if at[: len(key)] == key
    )
    return replace(field, problems=faults, read_as=answer.read_as if answer is not None and not faults else "")


def at_fields(groups: Iterable[ShownGroup]) -> list[tuple[ShownField, ShownProblem]]:
    """Every fault with the field that it stands at."""
    fields = (field for group in groups for field in (*group.shown, *group.more))
    return [(field, fault) for field in fields for fault in field.faults]


def _group(group: EntryGroup, numbers: Mapping[str, Choices], sent: SentEntry | None) -> ShownGroup:
    shown: list[ShownField] = []
    more: list[ShownField] = []
    for each in group.questions:
        name = str(each.key[-1])
        plain = with_room(replace(shown_field(each), missing=False))
        field = shown_question(with_sent(plain, each.key, sent), name, numbers.get(name), needed=each.first)
        if field is None:
            continue
        is_open = each.first or each.is_answered or bool(field.value.strip()) or bool(field.problems)
        (shown if is_open or each.key == _NAME else more).append(field)
    around = group.questions[0].field.blocks
    title = " – ".join(in_page_language(each.title) for each in around)
    return ShownGroup(
        title=f"{title} {group.number}" if group.number else title,
        help=help_of_block(group.block) if group.block is not None else "",
        own_id=own_id(group.key) if group.key else "",
        shown=tuple(shown),
        more=tuple(more),
    )
