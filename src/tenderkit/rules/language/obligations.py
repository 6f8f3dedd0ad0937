"""Where a sentence obliges somebody: *ska* in a main clause, with the words before and after it.

Swedish word order tells a main clause from a subordinate one: after a fronted phrase the verb comes before the subject
(`När avtalet gäller ska leverantören …`), in a subordinate clause it comes after (`den dag då platsen ska börja`).
"""

from collections.abc import Collection, Iterable

from msgspec import Struct

from tenderkit.patterns import lazy_pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOKEN = lazy_pattern(r"⟦[^⟧]*⟧|[^\W_]+(?:[-–:.][^\W_]+)*|[,;:–]")
_SHALL = frozenset({"ska", "skall"})
_BREAKS = frozenset({",", ";", ":", "–", "och", "men", "samt", "eller"})
_SUBORDINATORS = _set(
    "som att då när om innan förrän sedan vad vem vilka vilken vilket hur där eftersom därför medan tills så huruvida"
)
_ADVERBS = _set(
    "inte också även alltid aldrig bara endast minst högst senast dock därför därefter då först annars i "
    "utan skriftligen omedelbart normalt så fall dessutom särskilt sedan genast själv själva"
)
_SHORT_VERBS = _set(
    "ske få gå stå bo be ge ta bli dra se tro må ha le dö nå fly slå förstå bestå avstå ingå utgå framgå"
)
_SHORT_PASSIVES = _set("ges ses tas fås dras slås nås bes förstås")
_NOT_VERBS = _set(
    "alla båda samma denna dessa sina egna andra olika flera sista första hela de dessas vissa övriga vecka enda nya"
)
_NOUN_ENDINGS = ("arna", "orna", "erna", "arnas", "ornas", "ernas")
_MODALS = _set("ska skall kan bör måste behöver")
_NEVER = _set("inte aldrig")
_NEAR = 6  # words from a verb to whoever does it
_DEPONENT = _set(
    "finnas hoppas lyckas misslyckas trivas umgås minnas andas färdas vistas enas mötas träffas kännas "
    "låtsas brottas samlas skiljas turas närvaras synas"
)


_PASSIVE_SUPINE = lazy_pattern(
    r"\w+(?<!pl)(?<!\bs)(?<!ins)(?:ats|tts|its|rts|lts|kts|sts|nts)"
)  # but not plats, sats, insats


class Obligation(Struct, frozen=True):
    """One *ska*: `before` and `after` are the words of its clause, `verb` the infinitive it governs (may be empty)."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    verb: str

    @property
    def is_passive(self) -> bool:
        """`ska lämnas`, `ska ha meddelats`: the sentence doesn't say who."""
        if self.verb == "ha":
            words = self.after[self.after.index("ha") + 1 :]
            supine = next((word for word in words if word not in _ADVERBS), "")
            return bool(_PASSIVE_SUPINE.fullmatch(supine))
        passive = self.verb in _SHORT_PASSIVES or self.verb.endswith("as")
        return passive and self.verb not in _DEPONENT


def obligations_in(sentence: str) -> tuple[Obligation, ...]:
    """Every *ska* of a main clause; *ska* in a subordinate clause obliges nobody."""
    tokens = tuple(token if token.startswith("⟦") else token.lower() for token in _TOKEN.findall(sentence))
    found: list[Obligation] = []
    for index, token in enumerate(tokens):
        if token not in _SHALL or (index == 0 and "," in tokens):  # "Ska arbetet besiktigas, räknas …" is a condition
            continue
        start = max((i + 1 for i in range(index) if tokens[i] in _BREAKS), default=0)
        before, after = tokens[start:index], tokens[index + 1 :]
        inverted = bool(after) and after[0] not in _ADVERBS and not _is_infinitive(after[0])
        if inverted or not _SUBORDINATORS.intersection(before):
            found.append(Obligation(tokens[:index], after, _verb(after)))
    return tuple(found)


def hides_a_duty(sentence: str, verbs: Collection[str], promises: Iterable[tuple[str, ...]]) -> bool:
    """Whether a main clause obliges somebody without *ska* and without saying whom: `Svaret lämnas inom 10 dagar`.

    `verbs` are passives; one with `av` and whoever does it is plain enough, and one after *ska* is an `Obligation`.
    `promises` are words that somebody must keep: `Personen får veta`.
    """
    tokens = tuple(token if token.startswith("⟦") else token.lower() for token in _TOKEN.findall(sentence))
    for index in range(len(tokens)):
        start = max((i + 1 for i in range(index) if tokens[i] in _BREAKS), default=0)
        before = tokens[start:index]
        if _SUBORDINATORS.intersection(before[:1]) or _SUBORDINATORS.difference(("om",)).intersection(before):
            continue  # "uppgifter om hälsa" begins no clause
        if tokens[index] in verbs and not _is_governed(before) and "av" not in tokens[index : index + _NEAR]:
            return True
        if any(_begins(tokens[index:], words) for words in promises):
            return True
    return False


def _is_governed(before: tuple[str, ...]) -> bool:
    """After *kan* nobody is obliged, nor after *får*, unless something may not be done at all."""
    return bool(_MODALS.intersection(before)) or ("får" in before and not _NEVER.intersection(before))


def _begins(tokens: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """The words in a row, whatever adverbs stand between."""
    rest = [token for index, token in enumerate(tokens) if index == 0 or token not in _ADVERBS]
    return tuple(rest[: len(words)]) == words


def _verb(after: tuple[str, ...]) -> str:
    return next((token for token in after[:7] if _is_infinitive(token)), "")


def _is_infinitive(token: str) -> bool:
    if token in _SHORT_VERBS or token in _SHORT_PASSIVES:
        return True
    return token.endswith(("a", "as")) and token not in _NOT_VERBS and not token.endswith(_NOUN_ENDINGS)
