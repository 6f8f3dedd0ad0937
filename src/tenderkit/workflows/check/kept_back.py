"""What `build --all` will keep back, said beforehand: documents that would hold a fact that their kind doesn't allow."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem
from tenderkit.rules.privacy.distinctive import may_stand_elsewhere
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for, read_sound_matching
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind
from tenderkit.workflows.papers.what_leaves import words_of_document


def kept_back_by_all(sound: SoundCase) -> Iterator[Problem]:
    """A remark for each such document, at the text that would give the fact away.

    Most cases repeat nothing in a second text, which is quickly seen; only for the others every document is composed.
    """
    try:
        matching, _ = read_sound_matching(sound)
    except InvalidInputError:  # told of already
        matching = None
    if not may_stand_elsewhere({"": sound.case, "matching": matching}):
        return
    for kind_id in sound.places.kinds():
        try:
            yield from _of_kind(sound, kind_id)
        except (InvalidInputError, NotAllowedYetError):  # told of already, or nothing that a build would write
            continue


def _of_kind(sound: SoundCase, kind_id: str) -> Iterator[Problem]:
    kind = load_kind(sound, kind_id)
    asked = KindOfCase(sound, kind, matching=matching_for(sound, kind))
    for document in compose_documents(asked):
        try:
            refuse_what_may_not_stand(asked, document, (words_of_document(document),))
        except InvalidInputError as error:
            for problem in error.problems:
                facts = {"document": document.name, **problem.message.facts}
                yield Problem(problem.file, problem.line, problem.column, Message("TK-L248", facts))
