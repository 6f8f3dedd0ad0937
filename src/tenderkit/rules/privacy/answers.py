"""Words that somebody has answered for in the case: they may stand, and why is told instead of a fault."""

from collections.abc import Iterable

from tenderkit.messages import Message
from tenderkit.model.case.case import AnsweredWords


def answer_to(answers: Iterable[AnsweredWords], found: str, text: str) -> AnsweredWords | None:
    """The answer whose words hold what was found and stand in the text; it answers for no other text."""
    plain, sought = _plain(text), _plain(found)
    for answer in answers:
        words = _plain(answer.words)
        if sought in words and words in plain:
            return answer
    return None


def told_as_answered(answer: AnsweredWords) -> Message:
    """The reason in place of the fault."""
    facts = {"words": answer.words, "reason": answer.reason, "by": answer.by, "date": answer.date.isoformat()}
    return Message("TK-R259", facts)


def told_of_document(message: Message, answers: Iterable[AnsweredWords]) -> Message:
    """What is found in a finished document by its `word`: the reason in its place when somebody has answered for the word."""
    word = _plain(message.facts.get("word", ""))
    answer = next((answer for answer in answers if word and word in _plain(answer.words)), None)
    return message if answer is None else told_as_answered(answer)


def _plain(words: str) -> str:
    """Capitals, line breaks and kinds of blanks make no difference."""
    return " ".join(words.split()).casefold()
