"""The allow-list held against the finished files: a forbidden name, number, amount or text in any part stops the build."""

from collections.abc import Iterator, Mapping

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError
from tenderkit.readers.finished_text import texts_of
from tenderkit.readers.library_reader import read_library
from tenderkit.rules.clause_text import body_lines, clause_lines
from tenderkit.rules.distinctive import KeptOut, found_in, kept_out
from tenderkit.workflows.order import Instance, Order

_CASE = ""  # the case's facts have no word before them
_MATCHING = "matching"
_NOWHERE = "–"


def refuse_what_may_not_stand(order: Order, instance: Instance, files: Mapping[str, bytes]) -> None:
    """Raise `InvalidInputError` with the address of every fact that a file holds though its kind doesn't allow it.

    That happens when someone has written it into a text that the document may hold, so the message names that text.
    """
    roots = {_CASE: order.sound.case, _MATCHING: order.matching}
    texts = [*files, *(text for data in files.values() for text in texts_of(data))]
    found = tuple(_not_our_own_words(order, found_in(texts, kept_out(order.kind, roots, instance.about))))
    if found:
        raise InvalidInputError(
            [
                order.sound.problem(
                    (fact.suspects or (fact.path,))[0],
                    Message(
                        "TK-T063",
                        {
                            "document": instance.name,
                            "path": fact.path,
                            "suspect": ", ".join(fact.suspects) or _NOWHERE,
                        },
                    ),
                )
                for fact in found
            ]
        )


def _not_our_own_words(order: Order, found: tuple[KeptOut, ...]) -> Iterator[KeptOut]:
    """Leave out what no text of the case holds, while a clause or the kind itself says just that.

    A handover that quotes a clause is nothing that the requirements section gives away.
    """
    if not found:
        return
    ours = tuple(_own_words(order))
    yield from (fact for fact in found if fact.suspects or not found_in(ours, (fact,)))


def _own_words(order: Order) -> Iterator[str]:
    yield from body_lines(order.kind.text)
    for entry in read_library(order.sound.places.clause_folders).entries():
        yield from clause_lines(entry.clause)
