"""What `build --all` will keep back, said beforehand: documents that would hold a fact that their kind doesn't allow."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.kind import AboutWhat, Per
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.readers.papers.kind_reader import read_allow_list
from tenderkit.rules.privacy.distinctive import repeated_facts
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_kind
from tenderkit.workflows.papers.lengths import in_lengths

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching


def kept_back_by_all(sound: SoundCase, matching: "Matching | None") -> Iterator[Problem]:
    """A remark for each such document, at the text that would give the fact away; without a matching whose faults are told.

    Only kinds that may hold a text but not what is repeated in it are composed: most cases repeat nothing of the sort.
    """
    repeated = repeated_facts({"": sound.case, "matching": matching})
    for kind_id in kinds_about(sound.places, AboutWhat.CASE) if repeated else ():
        try:
            if any(_may_hold(sound, kind_id, text) and not _may_hold(sound, kind_id, fact) for fact, text in repeated):
                yield from _of_kind(sound, kind_id)
        except (InvalidInputError, NotAllowedYetError):  # told of already, or nothing that a build would write
            continue


def _may_hold(sound: SoundCase, kind_id: str, path: str) -> bool:
    """What a document is about it names in words of its own: `placement.tasks`."""
    folder = sound.places.kind_folder(kind_id)
    allow, per = read_allow_list(folder) if folder is not None else ((), Per.CASE)
    own = path.replace(f"matching.{per.matching_list}.", f"{per.value}.") if per.matching_list else path
    return is_within(path, *allow) or is_within(own, *allow)


def _of_kind(sound: SoundCase, kind_id: str) -> Iterator[Problem]:
    """Imported for the few cases that need a look at whole documents."""
    from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand
    from tenderkit.workflows.papers.what_leaves import words_of_document

    kind = load_kind(sound, kind_id)
    home = sound.where_written(of_a_person=kind.tells_of_a_person)
    asked = in_lengths(KindOfCase(sound, kind, matching=matching_for(sound, kind)), home.papers_lock.lock)
    for document in compose_documents(asked):
        try:
            refuse_what_may_not_stand(asked, document, (words_of_document(document),))
        except InvalidInputError as error:
            for problem in error.problems:
                facts = {"document": document.name, **problem.message.facts}
                yield replace(problem, message=Message("TK-L248", facts), key=())
