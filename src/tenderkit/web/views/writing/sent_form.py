"""The form of a clause as it was sent, and the form as it is shown, with each field's faults."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpRequest
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import Message, text
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.web.shown.fields import ShownProblem
from tenderkit.workflows.clause_drafts.clause_draft import SENTENCES, ClauseForm, FormFault
from tenderkit.workflows.clause_drafts.text_columns import TextStretch
from tenderkit.workflows.drafts.answers import read_day

_MOST_STRETCHES = 40


class ShownEntry(Struct, frozen=True):
    """One field of the form: its name, label, help, entry and faults."""

    name: str
    label: str
    help: str
    value: str
    faults: tuple[ShownProblem, ...] = ()
    optional: bool = False

    @property
    def wrong(self) -> bool:
        return any(each.gravity == "error" for each in self.faults)


class ShownStretch(Struct, frozen=True):
    """A stretch of the text: one field, or a short and a full one side by side."""

    entries: tuple[ShownEntry, ...]

    @property
    def is_pair(self) -> bool:
        return len(self.entries) > 1


def sent_form(request: HttpRequest, before: ClauseForm) -> tuple[ClauseForm, tuple[FormFault, ...]]:
    """What the form says; a day that isn't understood is a fault, and then the day before stands."""
    sent, faults = request.POST, []
    review_by = before.review_by
    try:
        review_by = read_day(sent.get("oversyn", ""))
    except NotUnderstoodError:
        faults.append(FormFault("review_by", Message("TK-L435", {"value": sent.get("oversyn", "")})))
    form = ClauseForm(
        sentences={name: sent.get(name, "").strip() for name in SENTENCES},
        stretches=_stretches(sent),
        applies_if=" ".join(sent.get("applies_if", "").split()),
        requires=lines_of(sent.get("requires", "")),
        law=tuple(sent.getlist("law")),
        theme=" ".join(sent.get("theme", "").split()),
        note=" ".join(sent.get("note", "").split()),
        owner=" ".join(sent.get("owner", "").split()),
        review_by=review_by,
        mark_lists={
            name: lines_of(sent[name]) if name in sent else before.mark_lists[name] for name in before.mark_lists
        },
    )
    return _as_it_stood(form, before), tuple(faults)


def lines_of(written: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(" ".join(line.split()) for line in written.splitlines() if line.strip())


def shown_entries(form: ClauseForm, faults: Mapping[str, tuple[ShownProblem, ...]]) -> tuple[ShownEntry, ...]:
    """The sentences about the clause, each with its faults."""
    return tuple(sentence_entry(name, form.sentences[name], faults.get(name, ())) for name in SENTENCES)


def shown_lists(form: ClauseForm, faults: Mapping[str, tuple[ShownProblem, ...]]) -> tuple[ShownEntry, ...]:
    """What is said of the marks, each list with its faults."""
    return tuple(
        replace(sentence_entry(name, "\n".join(lines), faults.get(name, ())), optional=True)
        for name, lines in form.mark_lists.items()
    )


def sentence_entry(name: str, said: str, faults: tuple[ShownProblem, ...]) -> ShownEntry:
    """One of them."""
    label, told = text(f"writing.field.{name}"), text(f"writing.help.{name}")
    return ShownEntry(name, label, told, said, faults, name == "sanction")


def shown_stretches(form: ClauseForm, faults: Mapping[str, tuple[ShownProblem, ...]]) -> tuple[ShownStretch, ...]:
    """The text in its stretches."""
    several = any(each.is_pair for each in form.stretches)
    return tuple(_shown_stretch(number, each, faults, several=several) for number, each in enumerate(form.stretches))


def by_field(faults: Iterable[FormFault]) -> Mapping[str, tuple[ShownProblem, ...]]:
    """The faults in the catalogue's words, by field."""
    found: dict[str, tuple[ShownProblem, ...]] = {}
    for each in faults:
        found[each.field] = (*found.get(each.field, ()), shown_message(each.message))
    return found


def shown_message(message: Message) -> ShownProblem:
    """A message that stands in no file."""
    what = f"{message.what[:1].upper()}{message.what[1:]}"
    return ShownProblem(message.gravity.value, what, message.remedy, message.code)


def field_id(field: str, stretches: Sequence[TextStretch]) -> str:
    """Where on the page a field stands; what is said of the text as a whole stands at its first field."""
    if field == "text":
        return "f-kort-0" if stretches and stretches[0].is_pair else "f-text-0"
    return f"f-{field}"


def _shown_stretch(
    number: int, stretch: TextStretch, faults: Mapping[str, tuple[ShownProblem, ...]], *, several: bool
) -> ShownStretch:
    def entry(kind: str, label: str, value: str | None) -> ShownEntry:
        name = f"{kind}-{number}"
        return ShownEntry(name, label, "", value or "", faults.get(name, ()))

    if not stretch.is_pair:
        label = text("writing.common" if several else "writing.text")
        return ShownStretch((entry("text", label, stretch.common),))
    return ShownStretch(
        (entry("kort", text("writing.short"), stretch.short), entry("full", text("writing.full"), stretch.full))
    )


def _stretches(sent: Mapping[str, str]) -> tuple[TextStretch, ...]:
    found = []
    for number in range(_MOST_STRETCHES):
        if f"text-{number}" in sent:
            found.append(TextStretch(_typed(sent[f"text-{number}"])))
        elif f"kort-{number}" in sent or f"full-{number}" in sent:
            found.append(
                TextStretch(short=_typed(sent.get(f"kort-{number}", "")), full=_typed(sent.get(f"full-{number}", "")))
            )
    return tuple(found)


def _typed(words: str) -> str:
    return words.replace("\r\n", "\n").strip("\n")


def _as_it_stood(form: ClauseForm, before: ClauseForm) -> ClauseForm:
    """A stretch that has a field for a length that the file has no line for, and says nothing in it, is as it stood."""
    stretches = []
    for number, each in enumerate(form.stretches):
        standing = before.stretches[number] if number < len(before.stretches) else None
        same = standing is not None and (each.common, each.short or "", each.full or "") == (
            _typed(standing.common),
            standing.short or "",
            standing.full or "",
        )
        stretches.append(standing if same and standing is not None else each)
    return replace(form, stretches=tuple(stretches))
