"""What people have written in a case's files, read before any document holds it: one rule to a function, told at its key.

The words are looked for with the same rules and lists as in a finished document; a case has only its own words, so nothing
needs to be told apart from a clause's.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from tenderkit.messages import Message, text
from tenderkit.model.case.case import AnsweredWords
from tenderkit.model.case.choices import Law
from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.finished.finished_document import Audience
from tenderkit.model.law.laws import Regime
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault, Key
from tenderkit.rules.finished.gaps import GapWords, find_gaps, is_only_a_gap
from tenderkit.rules.finished.markup import find_markup
from tenderkit.rules.finished.reading import quoted
from tenderkit.rules.language.language import WORD_CODES, Language
from tenderkit.rules.language.passages import Passage
from tenderkit.rules.language.readability import sentences
from tenderkit.rules.language.word_rules import words_in_passages
from tenderkit.rules.law.law_index import UNKNOWN_ACT, LawIndex
from tenderkit.rules.law.mentions import Mention, mentions_in, names_a_provision
from tenderkit.rules.privacy.answers import answer_to, told_as_answered
from tenderkit.rules.privacy.free_texts import Text, holds_identity_number, last_name, path_of
from tenderkit.rules.privacy.identity_numbers import visible
from tenderkit.rules.privacy.private_words import PrivateWords

IDENTITY_NUMBER, GAP, TOLD_OF_A_PERSON = "TK-R250", "TK-R251", "TK-R254"
_RESIDENTS = "TK-R045"
NEVER_ANSWERED = frozenset({IDENTITY_NUMBER, GAP})

_CODES = {  # a rule of language.yaml -> its code here; what is merely old or heavy is left to those who write
    WORD_CODES["recruitment"]: "TK-R253",
    WORD_CODES["residents"]: _RESIDENTS,
    WORD_CODES["seat"]: "TK-R046",
    WORD_CODES["act"]: "TK-R255",
    WORD_CODES["approval"]: "TK-R256",
}
# Names and addresses demand nothing of anybody; an answer repeats the words that it is about.
_NAMES = frozenset(
    {"name", "title", "unit", "phone", "email", "role_title", "controller", "contact", "registration", "procurement", "by"}
)  # fmt: skip
_SAY_NOTHING = frozenset({"answers", "source"})
_OWN_GROUPS, _SAY_WHO = "own_groups", frozenset({"title", "definition"})
_A_PLACE = lazy_pattern(r"\bP-\d{2,}\b")
_GOES_ON = lazy_pattern(r"[^\S\n]*\n\s*(?=[a-zåäö])")


class WrittenStandards(Struct, frozen=True):
    """What is looked for. `law` and `regime` are the case's; without a regime no provision is of the wrong one.

    The index of acts is asked for when a text names a provision.
    """

    private: PrivateWords
    gaps: GapWords
    language: Language
    index_of_acts: Callable[[], LawIndex]
    law: Law
    regime: Regime | None


class WrittenFinding(Struct, frozen=True):
    """A fault at the key of a text; `words` are those that an answer in the case may be about, '' where none may be."""

    key: Key
    message: Message
    text: str
    words: str = ""

    @property
    def fault(self) -> Fault:
        return Fault(self.key, self.message)


class WrittenText(Struct, frozen=True):
    """A text as the rules read it: letters that nobody sees are gone, and `lines` are whole where a sentence goes on."""

    key: Key
    words: str
    of_one_place: bool

    @property
    def demands(self) -> bool:
        """Whether it says something, rather than what somebody or something is called."""
        return self.key[0] == OWN_VALUES or (last_name(self.key) not in _NAMES and self.key[0] not in _SAY_NOTHING)

    @property
    def says_who_a_group_is(self) -> bool:
        """Whether it is about a target group as such, and so about nobody; where its people live the case's rules ask."""
        return _OWN_GROUPS in self.key and last_name(self.key) in _SAY_WHO

    @property
    def sentences(self) -> tuple[str, ...]:
        lines = _GOES_ON.sub(" ", self.words).split("\n")
        return tuple(sentence for line in lines for sentence in sentences(" ".join(line.split())))


def read_written(
    texts: Iterable[Text], standards: WrittenStandards, of_one_place: Callable[[Key], bool] = lambda _: False
) -> Iterator[WrittenFinding]:
    """Everything found, text by text. `of_one_place` says which texts are about one place, whatever they say.

    A value that only an own clause knows the use of is read as if it were about one.
    """
    for key, words in texts:
        plain = unicodedata.normalize("NFC", visible(words))
        of_one = of_one_place(key) or key[0] == OWN_VALUES or _A_PLACE.search(plain) is not None
        written = WrittenText(key, plain, of_one)
        for rule in RULES:
            for message, found in rule(written, standards):
                yield WrittenFinding(key, message, words, found)


def with_answers(findings: Iterable[WrittenFinding], answers: Sequence[AnsweredWords]) -> Iterator[WrittenFinding]:
    """The findings, those that somebody has answered for told as answered."""
    for finding in findings:
        answer = answer_to(answers, finding.words, visible(finding.text)) if finding.words else None
        yield finding if answer is None else WrittenFinding(finding.key, told_as_answered(answer), finding.text)


Found = Iterator[tuple[Message, str]]


def no_identity_number_is_written(written: WrittenText, standards: WrittenStandards) -> Found:
    """No document needs one (3 kap. 10 § lagen 2018:218); a sole trader's own stands in its field and is never printed."""
    del standards
    if holds_identity_number(written.key, written.words):
        yield Message(IDENTITY_NUMBER, {"field": path_of(written.key)}), ""


def everything_is_filled_in(written: WrittenText, standards: WrittenStandards) -> Found:
    """A marker of the starter file, a bracket, crosses, or a promise to write it later; an answer quotes what it answers."""
    if written.key[0] == "answers" and last_name(written.key) == "words":
        return
    if is_only_a_gap(written.words, standards.gaps):
        yield Message(GAP, {"field": path_of(written.key), "words": quoted(written.words)}), ""
        return
    for gap in find_gaps(written.words, standards.gaps)[:1]:
        yield Message(GAP, {"field": path_of(written.key), "words": quoted(gap.words)}), ""


def provisions_are_those_of_the_case(written: WrittenText, standards: WrittenStandards) -> Found:
    """Above and below the threshold other provisions hold (1 kap. 4 § and 19 kap. LOU); so they do in another act."""
    if not written.demands or not names_a_provision(written.words):
        return
    index = standards.index_of_acts()
    own_act = index.number_of(standards.law.value)
    for mention in mentions_in(written.words, None, index):
        mention = _of_the_case(mention, own_act)  # noqa: PLW2901 - with its act
        if mention.place is not None and _holds_elsewhere(mention, own_act, standards.regime, index):
            act = index.names[mention.number]
            facts = {"field": path_of(written.key), "provision": str(mention.place), "act": act}
            yield Message("TK-R252", facts), str(mention.place)


def words_are_lawful(written: WrittenText, standards: WrittenStandards) -> Found:
    """Forced recruitment, residents only, a supplier's seat, repealed acts, and somebody else's blessing: the library's data."""
    if not written.demands:
        return
    told = set()
    for finding in words_in_passages((Passage(written.sentences, 0),), standards.language):
        code, word = _CODES[finding.message.code], finding.message.facts["word"]
        if (code, word.lower()) not in told and not (code == _RESIDENTS and written.says_who_a_group_is):
            told.add((code, word.lower()))
            yield (
                Message(code, {"field": path_of(written.key), "word": word, "say": finding.message.facts["say"]}),
                word,
            )


def nothing_is_told_of_a_persons_background(written: WrittenText, standards: WrittenStandards) -> Found:
    """As a supplier may be told (JO 1029-2017); what is about one place is about whoever has it."""
    if not written.demands or written.says_who_a_group_is:
        return
    for sentence in written.sentences:
        for hit in standards.private.found_in(sentence, Audience.SUPPLIER, of_one_place=written.of_one_place):
            about = text(f"finished.secret.{hit.secret.value}")
            yield Message(TOLD_OF_A_PERSON, {"field": path_of(written.key), "word": hit.word, "about": about}), hit.word


def markup_is_printed_as_it_stands(written: WrittenText, standards: WrittenStandards) -> Found:
    """Values are data: their letters are printed as they are, and no sign is read as bold type or a list."""
    del standards
    if found := find_markup(written.words):
        yield Message("TK-R257", {"field": path_of(written.key), "words": quoted(found)}), ""


RULES: tuple[Callable[[WrittenText, WrittenStandards], Found], ...] = (
    no_identity_number_is_written,
    everything_is_filled_in,
    provisions_are_those_of_the_case,
    words_are_lawful,
    nothing_is_told_of_a_persons_background,
    markup_is_printed_as_it_stands,
)


def of_the_case_alone(language: Language) -> Language:
    """Those words of the language that matter in what people write themselves."""
    return Language(words=tuple(rule for rule in language.words if rule.code in _CODES))


def _of_the_case(mention: Mention, own_act: str) -> Mention:
    """A chapter without an act is one of the case's own act."""
    is_own = mention.number == UNKNOWN_ACT and mention.place is not None and mention.place.chapter is not None
    return Mention(own_act, mention.place) if is_own else mention


def _holds_elsewhere(mention: Mention, own_act: str, regime: Regime | None, index: LawIndex) -> bool:
    """What the table doesn't know it says nothing about."""
    if mention.number not in index.procurement_acts or mention.place is None:
        return False
    regimes = {row.regime for row in index.rows_at(mention.number, mention.place) if row.regime is not None}
    if mention.number != own_act:
        return bool(regimes)
    return regime is not None and bool(regimes) and regime not in regimes
