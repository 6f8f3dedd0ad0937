"""What is wrong in a case, to think of or asked, each with the key that it is about: also of a file that isn't finished."""

from collections.abc import Iterator

from tenderkit.problems import InvalidInputError, Problem, TenderkitError
from tenderkit.project.places import find_places
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.workflows.case.sound_case import examined_source
from tenderkit.workflows.check.check import by_gravity, check
from tenderkit.workflows.drafts.draft_case import DraftCase

_NOT_FILLED_IN = frozenset({"TK-C001", "TK-C002", "TK-N101", "TK-N123"})


def is_unanswered(problem: Problem) -> bool:
    """Whether it only says that something isn't filled in yet."""
    return problem.message.code in _NOT_FILLED_IN


def draft_problems(draft: DraftCase) -> tuple[Problem, ...]:
    """Those of the file by itself, gravest first; what isn't filled in yet is no fault while somebody fills it in."""
    return by_gravity(each for each in _of_the_file(draft) if not is_unanswered(each))


def every_problem(draft: DraftCase) -> tuple[tuple[Problem, ...], tuple[TenderkitError, ...]]:
    """All that `check` says of the case for its requirements section, and why it couldn't be checked where it couldn't."""
    result = check(draft.path, (QUOTED_KIND,), with_files=True)
    found = tuple(each for each in result.problems if not is_unanswered(each))
    return (*found, *result.to_come), result.refusals


def _of_the_file(draft: DraftCase) -> Iterator[Problem]:
    folder = draft.path.parent
    try:
        yield from examined_source(draft.source, folder, find_places(folder.resolve())).warnings
    except InvalidInputError as error:
        yield from error.problems
    except TenderkitError:  # told of on the pages that need more than the file
        return
