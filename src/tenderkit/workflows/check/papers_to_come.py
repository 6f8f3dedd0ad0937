"""What later documents will ask of a case, told from the start: no fault, and nothing that a document waits for now."""

from collections.abc import Collection, Iterator
from contextlib import suppress

from tenderkit.messages import Message
from tenderkit.problems import Problem, TenderkitError
from tenderkit.readers.papers.to_come_reader import KindToCome, read_to_come
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.papers.facts_to_come import by_block, facts_to_come
from tenderkit.workflows.case.sound_case import SoundCase

CODE = "TK-K020"


def papers_to_come(sound: SoundCase, asked: Collection[str]) -> Iterator[Problem]:
    """A line for each kind that lacks something, in the order of their time; the `asked` kinds ask for themselves."""
    facts = Facts(sound.case)
    for kind in sorted(_kinds(sound), key=lambda kind: kind.place):
        missing = facts_to_come(kind.to_come, kind.conditions, facts)
        if missing and kind.id not in asked:
            yield sound.problem(missing[0], Message(CODE, {"kind": kind.title, "facts": by_block(missing)}))


def _kinds(sound: SoundCase) -> Iterator[KindToCome]:
    """One with faults is told of when it is asked for."""
    for folder in filter(None, map(sound.places.kind_folder, sound.places.kinds())):
        with suppress(TenderkitError):
            if (found := read_to_come(folder)) is not None:
                yield found
