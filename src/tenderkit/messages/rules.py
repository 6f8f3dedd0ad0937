"""Rules as their messages tell them: what is wrong, where the rule comes from, and an example of each outcome."""

from collections.abc import Mapping

from msgspec import Struct

from tenderkit.messages import Gravity, catalogue, language, text

_TEXT = "text"  # the key of an example that is words of a document, or of another file than the case
_READER = "audience"  # whom a document of an example is for
_TAKEN_AWAY = "null"


class _Names(dict[str, str]):
    """A sentence without its facts shows their names: `<months>`."""

    def __missing__(self, name: str) -> str:
        return f"<{name}>"


class Rule(Struct, frozen=True):
    """`source` is a statute, a line of the report or whose demand it is; empty for a message that is no rule over a case.

    `triggers` and `passes` change samples/vaghyveln: a dotted path and the YAML to put there. They are `None` without a source.
    """

    code: str
    gravity: Gravity
    what: str
    remedy: str
    source: str = ""
    triggers: Mapping[str, str] | None = None
    passes: Mapping[str, str] | None = None

    @property
    def triggering(self) -> tuple[str, ...]:
        """The example that triggers the rule, a change to a line."""
        return _lines(self.triggers)

    @property
    def passing(self) -> tuple[str, ...]:
        """The example that passes, a change to a line."""
        return _lines(self.passes)


def codes() -> tuple[str, ...]:
    """Every code of the catalogue, in order."""
    return tuple(sorted(key for key in catalogue() if key.startswith("TK-")))


def rule(code: str) -> Rule:
    """What the catalogue says behind a code, in the language in use; raises `KeyError` for a code that isn't there."""
    entry, spoken = catalogue()[code], language.get()
    return Rule(
        code=code,
        gravity=Gravity(entry.get("gravity", Gravity.ERROR)),
        what=str(entry[spoken]).format_map(_Names()),
        remedy=str(entry[f"{spoken}_remedy"]).format_map(_Names()),
        source=entry.get("source", ""),
        triggers=entry.get("triggers"),
        passes=entry.get("passes"),
    )


def gravity_word(gravity: Gravity) -> str:
    """`fel`, `varning`, `öppen fråga` or `påminnelse`."""
    return text(f"rule.gravity.{gravity.value}")


def _lines(example: Mapping[str, str] | None) -> tuple[str, ...]:
    if example is None:
        return ()
    if _TEXT in example:
        reader = (text("rule.reader", audience=example[_READER]),) if _READER in example else ()
        return (*reader, *example[_TEXT].splitlines())
    return tuple(_line(path, value) for path, value in example.items()) or (text("rule.unchanged"),)


def _line(path: str, value: str) -> str:
    return text("rule.removed", path=path) if value == _TAKEN_AWAY else text("rule.changed", path=path, value=value)
