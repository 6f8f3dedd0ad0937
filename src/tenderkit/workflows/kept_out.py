"""The allow-list held against the finished files: a forbidden name, number, amount or text in any part stops the build."""

from collections.abc import Mapping

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError
from tenderkit.readers.finished_text import texts_of
from tenderkit.rules.distinctive import found_in, kept_out
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
    found = found_in(texts, kept_out(order.kind, roots, instance.about))
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
