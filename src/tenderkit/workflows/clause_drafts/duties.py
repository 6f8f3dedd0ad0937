"""Who must do what: the paragraphs of a text that say a duty, and how one is marked as a numbered requirement of one party."""

import re

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.workflows.clause_drafts.clause_draft import FormFault, UnclearFormError
from tenderkit.workflows.clause_drafts.text_columns import Stretch

ACTORS = {"supplier": "{leverantören}", "authority": "{myndigheten}"}
_DUTY = lazy_pattern(r"\b(ska|måste|får inte)\b", re.IGNORECASE)
_MARK = lazy_pattern(r"^((?:\[när [^\]]*\])?)\[krav (\d+)(?:, [^\]]*)?\] ?")
_ANY_MARK = lazy_pattern(r"\[(?:[^\]]*, )?krav (\d+)")
_ACTOR = lazy_pattern(
    r"^(?:leverantören|entreprenören|konsulten|utföraren|myndigheten|kommunen|enheten|\{leverantören\}|\{myndigheten\})(?= )",
    re.IGNORECASE,
)
_MOST_MARKS = 99


class Duty(Struct, frozen=True):
    """A paragraph that says a duty: where it stands, its words, the number of the requirement ('' where it isn't marked) and whose it is."""

    field: str
    paragraph: int
    words: str
    number: str
    actor: str

    @property
    def place(self) -> str:
        return f"{self.field}:{self.paragraph}"


def duties_in(stretches: tuple[Stretch, ...]) -> tuple[Duty, ...]:
    """Every paragraph with a duty in it, in the order of reading."""
    found = []
    for field, text in _texts(stretches):
        for number, paragraph in enumerate(_paragraphs(text)):
            if _DUTY.search(paragraph):
                mark = _MARK.match(paragraph)
                words = paragraph[mark.end() :] if mark else paragraph
                found.append(Duty(field, number, words, mark[2] if mark else "", _actor_of(words)))
    return tuple(found)


def with_duty(stretches: tuple[Stretch, ...], place: str, actor: str) -> tuple[Stretch, ...]:
    """The text with the paragraph marked as the party's duty: a number of its own, and the party's word first."""
    duty = next((each for each in duties_in(stretches) if each.place == place), None)
    if duty is None or actor not in ACTORS:
        raise UnclearFormError([FormFault("duty", Message("TK-L434"))])
    used = {int(number) for _, text in _texts(stretches) for number in _ANY_MARK.findall(text)}
    number = duty.number or str(next(each for each in range(1, _MOST_MARKS + 1) if each not in used))
    words = _with_actor(duty.words, ACTORS[actor])
    return tuple(_in_place(each, at, duty, f"[krav {number}] {words}") for at, each in enumerate(stretches))


def _in_place(stretch: Stretch, at: int, duty: Duty, paragraph: str) -> Stretch:
    def put(name: str, text: str | None) -> str | None:
        if text is None or duty.field != f"{name}-{at}":
            return text
        parts = _paragraphs(text)
        parts[duty.paragraph] = paragraph
        return "\n\n".join(parts)

    return Stretch(put("text", stretch.common) or "", put("kort", stretch.short), put("full", stretch.full))


def _with_actor(words: str, actor: str) -> str:
    """The party's own word in place of any word for it; before a duty that names nobody."""
    replaced = _ACTOR.sub(lambda _: actor, words, count=1)
    return replaced if replaced.startswith(actor) else f"{actor} {words[:1].lower()}{words[1:]}"


def _actor_of(words: str) -> str:
    return next((name for name, chip in ACTORS.items() if words.startswith(chip)), "")


def _texts(stretches: tuple[Stretch, ...]) -> list[tuple[str, str]]:
    texts = []
    for at, each in enumerate(stretches):
        named = ((f"text-{at}", each.common), (f"kort-{at}", each.short), (f"full-{at}", each.full))
        texts += [(name, text) for name, text in named if text]
    return texts


def _paragraphs(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n\n")
