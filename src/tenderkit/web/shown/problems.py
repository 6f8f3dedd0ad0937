"""Problems as a page tells them: in the catalogue's words, with the titles of questions for the file's names, and a way to each."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from tenderkit.messages.rules import gravity_word
from tenderkit.model.form.form_fields import form_fields
from tenderkit.model.form.form_parts import part_asking_for
from tenderkit.problems import Key, Problem
from tenderkit.web.shown.fields import ShownProblem, in_reading_words, own_id, title_of_key
from tenderkit.web.shown.page_language import with_days_in_words
from tenderkit.workflows.drafts.questions import PartQuestion, pattern_at


def shown_problem(problem: Problem, case: str) -> ShownProblem:
    """One of them, with the address of its question where it is about one."""
    message = problem.message
    return ShownProblem(
        gravity=problem.gravity.value,
        what=_capital(with_days_in_words(in_reading_words(message.what))),
        remedy=in_reading_words(message.remedy),
        code=message.code,
        href=address_of_key(case, problem.key),
        about=title_of_key(problem.key) if problem.key else "",
    )


def address_of_key(case: str, key: Key) -> str:
    """The page that asks for the key, at its field; '' for a key of nothing that is asked."""
    if not key or not isinstance(key[0], str) or key[0] not in _ROOTS:
        return ""
    pattern = pattern_at(key)
    return f"{reverse('part', args=(case, part_asking_for(pattern).name))}#{own_id(_asked_key(key))}"


def by_question(
    problems: Iterable[Problem], questions: Iterable[PartQuestion], case: str
) -> Mapping[Key, list[ShownProblem]]:
    """At each question what is about it, or about something in its answer."""
    keys = [question.key for question in questions]
    found: dict[Key, list[ShownProblem]] = {}
    for problem in problems:
        key = next((each for each in keys if problem.key[: len(each)] == each), None)
        if key is not None:
            found.setdefault(key, []).append(shown_problem(problem, case))
    return found


def of_part(problems: Sequence[Problem], part: str) -> tuple[Problem, ...]:
    """Those that the part's questions answer."""
    return tuple(
        each
        for each in problems
        if each.key and each.key[0] in _ROOTS and part_asking_for(pattern_at(each.key)).name == part
    )


def gravity_title(gravity: str) -> str:
    """`fel`, `varning`, `öppen fråga` or `påminnelse`."""
    from tenderkit.messages import Gravity

    return gravity_word(Gravity(gravity))


def _asked_key(key: Key) -> Key:
    """The question itself: a value of a list of values has no field of its own."""
    while key and isinstance(key[-1], int) and pattern_at(key) not in form_fields():
        if pattern_at(key[:-1]) in form_fields():
            return key[:-1]
        break
    return key


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


_ROOTS = frozenset(path[0] for path in form_fields())
