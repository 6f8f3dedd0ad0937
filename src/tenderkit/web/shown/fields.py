"""A question as a field of a form: its label, help, example, unit and choices, all from the model and the catalogue."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.model.case.understanding import members_of, understand
from tenderkit.model.case.written import Written
from tenderkit.model.form.form_fields import Ask, AskedField
from tenderkit.model.form.form_keys import ITEM, key_text, read_key
from tenderkit.model.form.form_words import field_title, in_words_of_the_form, shown_example
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.model.reading.units import Unit
from tenderkit.problems import Key
from tenderkit.rules.clauses.condition_words import fact_title
from tenderkit.web.shown.page_language import is_in_swedish, with_days_in_words, with_english_titles
from tenderkit.web.shown.question_words import choice_in_swedish, help_in_swedish, in_page_language
from tenderkit.workflows.drafts.questions import PartQuestion

FIELD, WAS, SEEN = "f:", "var:", "sett:"
_RADIOS = 7  # a longer list is a list to open
_LONG = 60  # letters: a text whose example is longer gets more room
_AREA = frozenset(
    {"purpose", "notes", "planning", "answer", "question", "definition", "reason", "not_held", "no_sanction_reason"}
)
_PATH = re.compile(r"\b[a-z_]+(?:\.[a-z_]+)+\b")
_ONE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGITS = re.compile(r"[0-9]{4,}")


class ShownChoice(Struct, frozen=True):
    """A word of a closed list."""

    value: str
    label: str
    chosen: bool
    of_the_case: bool = False  # words that the case says, in its own language


class ShownProblem(Struct, frozen=True):
    """What is wrong, to think of or asked, in the catalogue's words."""

    gravity: str
    what: str
    remedy: str
    code: str = ""
    href: str = ""
    about: str = ""


class ShownField(Struct, frozen=True):
    """Everything that a template needs of one question."""

    name: str
    own_id: str
    label: str
    help: str
    example: str
    unit: str
    widget: str
    value: str
    was: str
    choices: tuple[ShownChoice, ...] = ()
    optional: bool = True
    missing: bool = False
    problems: tuple[ShownProblem, ...] = ()
    read_as: str = ""
    theirs: str = ""

    @property
    def faults(self) -> tuple[ShownProblem, ...]:
        return tuple(each for each in self.problems if each.gravity == "error")


def shown_field(question: PartQuestion, problems: Sequence[ShownProblem] = ()) -> ShownField:
    """The field with what the file says."""
    field, name = question.field, key_name(question.key)
    value = _as_shown(field, question.said)
    return ShownField(
        name=name,
        own_id=own_id(question.key),
        label=in_page_language(field_title(field)),
        help=in_page_language(help_in_swedish(field)),
        example=shown_example(field).rstrip("."),
        unit=_unit(field),
        widget=_widget(field),
        value=value,
        was=value,
        choices=_choices(field, question.said, needed=question.needed),
        optional=not question.needed and not question.first,
        missing=question.needed and not question.is_answered,
        problems=tuple(problems),
    )


def with_entry(shown: ShownField, typed: Sequence[str]) -> ShownField:
    """The same with what somebody has typed, which isn't in the file."""
    choices = tuple(replace(each, chosen=each.value in typed) for each in shown.choices)
    return replace(shown, value="\n".join(typed), choices=choices)


def words_of_answer(field: ShownField) -> str:
    """The answer as it is told of elsewhere than in its field: choices by their labels, an amount with its unit, a day in words."""
    if field.choices:
        return ", ".join(each.label for each in field.choices if each.chosen and each.value)
    if field.unit:
        return f"{field.value} {field.unit}".strip()
    return with_days_in_words(field.value) if _ONE_DAY.fullmatch(field.value) else field.value


def key_name(key: Key) -> str:
    """`contract.lots[1].title`, as a form in a workbook would have it."""
    return key_text(key) if not any(isinstance(step, int) for step in key) else _numbered(key)


def key_of_name(name: str) -> Key | None:
    """The key that the name stands for; `None` for what is none."""
    key = read_key(name)
    return None if key is None or ITEM in key else key


def own_id(key: Key) -> str:
    """The id of its field on the page."""
    return "f-" + "-".join(str(step) for step in key)


def title_of_key(key: Key) -> str:
    """What the question at the key is called."""
    from tenderkit.model.form.form_fields import form_blocks, form_fields
    from tenderkit.workflows.drafts.questions import pattern_at

    pattern = pattern_at(key)
    field = form_fields().get(pattern)
    if field is not None:
        title = in_page_language(field_title(field))
        block = in_page_language(field.blocks[-1].title) if field.blocks else ""
        return f"{block}: {title}" if block else title
    block_found = form_blocks().get(pattern)
    if block_found is not None:
        return in_page_language(block_found.title)
    listed = form_blocks().get((*pattern, ITEM))
    return in_page_language(listed.title) if listed is not None else ""


def in_reading_words(words: str) -> str:
    """A message without the file's own names of keys: the titles that the questions have."""
    if not is_in_swedish():
        return with_english_titles(words)
    return in_words_of_the_form(_PATH.sub(_titled, words), None)


def _titled(path: re.Match[str]) -> str:
    title = fact_title(path[0])
    return f"”{title}”" if title != path[0] else path[0]


def _numbered(key: Key) -> str:
    told = ""
    for step in key:
        told += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return told.removeprefix(".")


def _widget(field: AskedField) -> str:
    match field.ask:
        case Ask.CHOICE if field.choice is not None and len(field.choice) > _RADIOS:
            return "select"
        case Ask.CHOICE | Ask.YES_NO:
            return "radio"
        case Ask.CHOICES:
            return "check"
        case Ask.LINES | Ask.LISTED:
            return "lines"
        case Ask.TEXT if field.path[-1] in _AREA or len(str(field.example)) > _LONG or field.path[0] == "assessment":
            return "area"
        case _:
            return "text"


def _choices(field: AskedField, said: Any, *, needed: bool) -> tuple[ShownChoice, ...]:  # noqa: ANN401 - a tree
    chosen = frozenset(_words(field, said))
    words: tuple[tuple[str, str], ...] = ()
    if field.ask is Ask.YES_NO:
        words = (("ja", text("page.yes")), ("nej", text("page.no")))
    elif field.choice is not None:
        words = tuple((member.value, in_page_language(choice_in_swedish(member.title_sv))) for member in field.choice)
    if not words:
        return ()
    listed = tuple(ShownChoice(value, label, value in chosen) for value, label in words)
    if field.ask is Ask.CHOICES or (needed and chosen):
        return listed
    return (*listed, ShownChoice("", text("page.unstated"), not chosen)) if not needed else listed


def _words(field: AskedField, said: Any) -> Sequence[str]:  # noqa: ANN401 - as above
    """The file's own words of what is chosen."""
    try:
        found = understand(field.info, said).value if said is not None else ()
    except NotUnderstoodError:
        return [str(said)]
    if isinstance(found, bool):
        return ["ja" if found else "nej"]
    return [str(each) for each in found] if isinstance(found, tuple) else [str(found)]


def _as_shown(field: AskedField, said: Any) -> str:  # noqa: ANN401 - as above
    """What stands in the field: money in groups of three, a list on lines of its own, a word of a closed list as the file has it."""
    if said is None:
        return ""
    if field.ask in (Ask.CHOICE, Ask.CHOICES, Ask.YES_NO):
        return "\n".join(_words(field, said))
    if isinstance(said, list):
        return "\n".join(map(str, said))
    written = str(said)
    return f"{int(written):,}".replace(",", " ") if field.ask is Ask.MONEY and _DIGITS.fullmatch(written) else written


def _unit(field: AskedField) -> str:
    if field.ask is Ask.MONEY:
        return text("unit.kronor")
    marks = members_of(getattr(field.info, "annotation", field.info), getattr(field.info, "metadata", ()))
    units = (mark.ways.unit for mark in marks if isinstance(mark, Written) and mark.ways is not None)
    unit = next((each for each in units if each is not None), None)
    return "" if unit in (None, Unit.PIECES) or unit is None else unit.called


def titles_of_parts() -> Mapping[str, str]:
    """What each part is called."""
    from tenderkit.model.form.form_parts import PARTS

    return {part.name: text(f"page.part.{part.name}") for part in PARTS}
