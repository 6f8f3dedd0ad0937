r"""A clause's text as it is written and as it is shown to its writer, translated both ways without a lost letter.

    {{ places }}                          {antal platser}
    {% if requirement.penalty is stated %}  [när vite krävs]
    {% elif … %} {% else %} {% endif %}   [annars när …] [annars] [slut]
    {#k1 #s2}                             [krav 1, mening 2]
    [[uppfoljning]]                       [se Uppföljning och personuppgifter]

A tag that has no words of its own, or that has the words of another, is shown as it stands in the file with a `\` before
each sign, as is every other brace and bracket. So nothing in a file is beyond the translation, and nothing is changed by it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import BUILT_IN_HOLES, Parameter
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.clause_text import condition_text
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.conditions.parser import ConditionSyntaxError, parse_condition
from tenderkit.workflows.clause_drafts.condition_list import condition_said, near_sentences
from tenderkit.workflows.clause_drafts.known_values import KnownValue

_TAG = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?\}|\[\[.*?\]\]", re.DOTALL)
_SIGN = lazy_pattern(r"[\\{}\[\]]")
_SHOWN = lazy_pattern(r"\\([\\{}\[\]])|\{([^{}\[\]\\\n]*)\}|\[([^\[\]\\\n]*)\]|([{}\[\]])")
_HOLE = lazy_pattern(r"\{\{ ([A-Za-z][A-Za-z0-9_]*) \}\}")
_IF = lazy_pattern(r"\{% (if|elif) (.+?) %\}")
_MARK = lazy_pattern(r"\{#([ks][1-9][0-9]?(?: #[ks][1-9][0-9]?)*)\}")
_REFERENCE = lazy_pattern(r"\[\[([a-z][a-z0-9-]{0,23})\]\]")
_MARK_WORDS = {"k": "krav", "s": "mening"}
_MARK_SHOWN = lazy_pattern(r"(krav|mening) ([1-9][0-9]?)")
_WHEN, _ELSE_WHEN, _ELSE, _END, _SEE = "när ", "annars när ", "annars", "slut", "se "
_BRANCH_WORDS = {"if": _WHEN, "elif": _ELSE_WHEN}
_STATEMENTS = {"{% else %}": f"[{_ELSE}]", "{% endif %}": f"[{_END}]"}


class WrittenFault(Struct, frozen=True):
    """What can't be translated, and how far into the text it stands."""

    at: int
    message: Message


class WrittenText(Struct, frozen=True):
    """The text as the file holds it, the values that it prints and the file doesn't declare yet, and what wasn't understood."""

    text: str
    values: tuple[KnownValue, ...] = ()
    faults: tuple[WrittenFault, ...] = ()


class Translation:
    """Between the file's tags and the writer's words, for one clause: made of its file, its values and the clauses' titles."""

    def __init__(self, body: str, values: Sequence[KnownValue], titles: Mapping[str, str]) -> None:
        self._values = {value.label.casefold(): value for value in values}
        self._labels = {value.name: value.label for value in values}
        self._titles = titles
        self._shown: dict[str, str] = {}
        for tag in dict.fromkeys(_TAG.findall(body)):
            shown = self._words_of(tag)
            if shown and shown not in self._shown:
                self._shown[shown] = tag
        self._words = {tag: shown for shown, tag in self._shown.items()}

    def shown(self, text: str) -> str:
        """The file's text in the writer's words."""
        pieces, at = [], 0
        for match in _TAG.finditer(text):
            words = self._words.get(match[0])
            if words is not None:
                pieces += [_escaped(text[at : match.start()]), words]
                at = match.end()
        return "".join([*pieces, _escaped(text[at:])])

    def written(self, shown: str) -> WrittenText:
        """The writer's words as the file's text; a tag that the file had comes back as it stood there."""
        pieces: list[str] = []
        faults: list[WrittenFault] = []
        new: dict[str, KnownValue] = {}
        at = 0
        for match in _SHOWN.finditer(shown):
            pieces.append(shown[at : match.start()])
            at = match.end()
            found = self._tag_of(match, new)
            if isinstance(found, Message):
                faults.append(WrittenFault(match.start(), found))
            else:
                pieces.append(found)
        return WrittenText("".join([*pieces, shown[at:]]), tuple(new.values()), tuple(faults))

    def _tag_of(self, match: re.Match[str], new: dict[str, KnownValue]) -> str | Message:
        escaped, label, words, alone = match.groups()
        if escaped is not None:
            return escaped
        if alone is not None:
            return Message("TK-L422", {"sign": alone})
        if match[0] in self._shown:
            return self._shown[match[0]]
        if label is not None:
            return self._hole(label, new)
        return self._statement(words)

    def _hole(self, label: str, new: dict[str, KnownValue]) -> str | Message:
        value = self._values.get(" ".join(label.split()).casefold())
        if value is None:
            return Message("TK-L420", {"label": label, "near": _near(label, self._values, "{{{}}}".format)})
        if value.parameter is not None:
            new[value.name] = value
        return f"{{{{ {value.name} }}}}"

    def _statement(self, words: str) -> str | Message:
        folded = " ".join(words.split())
        if folded.casefold() in (_ELSE, _END):
            return "{% else %}" if folded.casefold() == _ELSE else "{% endif %}"
        for word, beginning in (("elif", _ELSE_WHEN), ("if", _WHEN)):
            if folded.casefold().startswith(beginning):
                said = written_condition(folded[len(beginning) :])
                return said if isinstance(said, Message) else f"{{% {word} {said} %}}"
        if folded.casefold().startswith(_SEE):
            return self._reference(folded[len(_SEE) :])
        marks = [_MARK_SHOWN.fullmatch(part) for part in folded.casefold().split(", ")]
        if all(marks):
            return (
                "{#" + " #".join(f"{mark[1][0] if mark[1] == 'krav' else 's'}{mark[2]}" for mark in marks if mark) + "}"
            )
        return Message("TK-L423", {"words": words})

    def _reference(self, title: str) -> str | Message:
        known = {each.casefold(): clause for clause, each in self._titles.items()}
        clause = known.get(title.casefold(), title if title in self._titles else "")
        return f"[[{clause}]]" if clause else Message("TK-L424", {"title": title, "near": _near(title, known, str)})

    def _words_of(self, tag: str) -> str:
        """How a tag is shown; '' for one that is not written as we write it, or says what we have no words for."""
        if tag in _STATEMENTS:
            return _STATEMENTS[tag]
        if hole := _HOLE.fullmatch(tag):
            label = self._labels.get(hole[1], "")
            return f"{{{label}}}" if label else ""
        if mark := _MARK.fullmatch(tag):
            return "[" + ", ".join(f"{_MARK_WORDS[each[0]]} {each[1:]}" for each in mark[1].split(" #")) + "]"
        if reference := _REFERENCE.fullmatch(tag):
            title = self._titles.get(reference[1], "")
            return f"[{_SEE}{title}]" if title and not _SIGN.search(title) else ""
        branch = _IF.fullmatch(tag)
        words = shown_condition(branch[2]) if branch else ""
        return f"[{_BRANCH_WORDS[branch[1]]}{words}]" if branch and words else ""


def shown_condition(written: str) -> str:
    """The sentence of a condition as the file has it; '' where it can't be read or its sentence would be taken for something else."""
    try:
        words = condition_words(parse_condition(written))
    except ConditionSyntaxError:
        return ""
    return "" if _SIGN.search(words) or "\n" in words else " ".join(words.split())


def written_condition(words: str) -> str | Message:
    """The condition that a sentence says, as the file writes it."""
    condition = condition_said(words)
    if condition is None:
        return Message("TK-L421", {"words": words, "near": " · ".join(near_sentences(words)) or "–"})
    return condition_text(condition)


def unused_parameters(parameters: Mapping[str, Parameter], before: str, after: str) -> Iterator[str]:
    """Those that the text printed and prints no more."""
    yield from (name for name in parameters if _prints(name, before) and not _prints(name, after))


def is_value_of_a_party(name: str) -> bool:
    """Whether the words are a party's, which no parameter fills."""
    return name in BUILT_IN_HOLES


def _prints(name: str, text: str) -> bool:
    return re.search(rf"\{{\{{\s*{re.escape(name)}\s*\}}\}}", text) is not None


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def _near(words: str, known: Mapping[str, object], show: Callable[[str], str]) -> str:
    """What the words may have been meant for."""
    from difflib import get_close_matches

    return ", ".join(show(each) for each in get_close_matches(words.casefold(), known, 3, 0.5)) or "–"
