"""The agreements of the recruiter's file with the terms that were issued for signing, and what the file says otherwise."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tenderkit.messages import Message, text
from tenderkit.model.papers.lock import IssuedDocument
from tenderkit.problems import Fault, Key
from tenderkit.project.places import ISSUED_FOLDER
from tenderkit.workflows.case.issued_case import text_in_files
from tenderkit.workflows.case.sound_case import SoundCase

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Agreement, Matching


def agreements_in_force(sound: SoundCase, matching: "Matching") -> tuple[tuple["Agreement", ...], tuple[Fault, ...]]:
    """Every agreement, in the order of the file; a signed one has the terms of its issued copy, where there is one."""
    from tenderkit.rules.papers.agreed_terms import terms_of_agreement

    found: list[Agreement] = []
    faults: list[Fault] = []
    for index, agreement in enumerate(matching.agreements):
        copy = terms_of_agreement(agreement, sound.standing.lock.issued)
        if copy is None:
            found.append(agreement)
            continue
        in_force, remarks = _in_force(sound, agreement, copy, index)
        found.append(in_force)
        faults += remarks
    return tuple(found), tuple(faults)


def _in_force(
    sound: SoundCase, agreement: "Agreement", copy: IssuedDocument, index: int
) -> tuple["Agreement", Iterator[Fault]]:
    from tenderkit.rules.papers.agreed_terms import agreement_as_issued

    folder = sound.folder / ISSUED_FOLDER if sound.folder else None
    terms = copy.terms
    if terms is None or folder is None:
        return agreement, iter(())
    in_force, lost = agreement_as_issued(agreement, terms, lambda wanted: text_in_files(wanted, (copy,), folder))
    return in_force, _remarks(agreement, copy, index, lost)


def _remarks(agreement: "Agreement", copy: IssuedDocument, index: int, lost: tuple[str, ...]) -> Iterator[Fault]:
    from tenderkit.rules.papers.agreed_terms import differing_agreed
    from tenderkit.rules.papers.term_words import as_in_the_file, title_of_term

    if copy.terms is None:
        return
    for path, issued, stated in differing_agreed(agreement, copy.terms):
        words = (text("terms.as_issued"), text("terms.other_words"))
        values = words if path in copy.terms.texts else tuple(map(as_in_the_file, (issued, stated)))
        facts = {"title": title_of_term(path), "path": path, "document": copy.document, "date": copy.date.isoformat()}
        code = "TK-L285" if path in lost else "TK-L295"
        key: Key = ("agreements", index, *path.split(".")[1:])
        yield Fault(key, Message(code, facts | dict(zip(("issued", "stated"), values, strict=True))))
