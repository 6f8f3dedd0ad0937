"""What somebody has typed on the page of a part, held against what the page showed, and kept until it is in the file."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.problems import Key
from tenderkit.web.shown.fields import FIELD, SEEN, WAS, ShownField, ShownProblem, key_name, key_of_name, with_entry
from tenderkit.web.shown.page_language import with_english_titles
from tenderkit.web.shown.parts import ShownGroup, ShownPartPage
from tenderkit.web.signed_in import works_for
from tenderkit.workflows.drafts.answers import ReadAnswer, is_known_key, read_answer

UNIT: Key = ("authority", "unit")


class Entries(Struct, frozen=True):
    """What somebody has typed over what was there, by key; and how each was read."""

    typed: Mapping[Key, Sequence[str]]
    was: Mapping[Key, str]
    read: tuple[ReadAnswer, ...]
    unseen: frozenset[Key]

    @property
    def good(self) -> tuple[ReadAnswer, ...]:
        return tuple(each for each in self.read if each.refusal is None and each.key not in self.unseen)

    @property
    def faulty(self) -> tuple[ReadAnswer, ...]:
        return tuple(each for each in self.read if each.refusal is not None)


def entries_of(request: HttpRequest) -> Entries:
    """What differs from what the page showed, understood."""
    typed: dict[Key, Sequence[str]] = {}
    was: dict[Key, str] = {}
    for name in request.POST:
        key = key_of_name(name.removeprefix(WAS)) if name.startswith(WAS) else None
        if key is None or not is_known_key(key):
            continue
        values, before = request.POST.getlist(FIELD + name.removeprefix(WAS)), request.POST.get(name, "")
        if _plain("\n".join(values)) != _plain(before):
            typed[key], was[key] = values, before
    read = tuple(entry_as_understood(request, key, values) for key, values in typed.items())
    unseen = frozenset(
        each.key for each in read if each.read_as and request.POST.get(SEEN + key_name(each.key)) != each.read_as
    )
    return Entries(typed, was, read, unseen)


def entry_as_understood(request: HttpRequest, key: Key, values: Sequence[str]) -> ReadAnswer:
    """How it is understood; of a unit whose cases the person doesn't see, that is said before it is stored."""
    answer = read_answer(key, values[0] if len(values) == 1 else tuple(values))
    if key != UNIT or answer.refusal is not None or works_for(request, str(answer.value or "")):
        return answer
    return replace(answer, read_as=text("page.unit.not_yours", unit=answer.value or "–"))


def _plain(words: str) -> str:
    return words.replace("\r\n", "\n").strip()


def with_entries(shown: ShownPartPage, entries: Entries, *, changed: bool) -> ShownPartPage:
    """The page with what isn't in the file yet: faulty, not yet seen as it was read, or typed over what somebody else has changed."""
    by_name = {key_name(each.key): each for each in entries.read}
    typed = {key_name(key): values for key, values in entries.typed.items()}
    was = {key_name(key): words for key, words in entries.was.items()}

    def kept(field: ShownField) -> ShownField:
        answer = by_name.get(field.name)
        if answer is None or (answer in entries.good and not changed):
            return field
        found = with_entry(field, typed[field.name])
        if answer.refusal is not None:
            told = answer.refusal
            fault = ShownProblem(
                "error",
                with_english_titles(told.what),
                with_english_titles(told.remedy),
                told.code,
                about=field.label,
            )
            return replace(found, problems=(fault, *(each for each in field.problems if each.gravity != "error")))
        theirs = field.value if changed and _plain(field.value) != _plain(was[field.name]) else ""
        is_theirs = changed and _plain(field.value) != _plain(was[field.name])
        return replace(found, read_as=answer.read_as, theirs=theirs or ("–" if is_theirs else ""))

    def of_group(group: ShownGroup) -> ShownGroup:
        more = tuple(map(kept, group.more))
        opened = tuple(each for each in more if each.name in typed)
        return replace(
            group, shown=(*map(kept, group.shown), *opened), more=tuple(each for each in more if each not in opened)
        )

    lists = tuple(
        replace(
            listed,
            items=tuple(
                replace(item, groups=tuple(map(of_group, item.groups)), more=tuple(map(of_group, item.more)))
                for item in listed.items
            ),
        )
        for listed in shown.lists
    )
    return replace(shown, groups=tuple(map(of_group, shown.groups)), more=tuple(map(of_group, shown.more)), lists=lists)
