"""The words that tell what a group of the municipality's own rests on, and what a proof is no proof with. Swedish, as officers write."""

import re

from tenderkit.patterns import lazy_pattern

_PEOPLE = r"(?:invånar|medborgar|ungdom|arbetslös|arbetssökand|hyresgäst|bo(?:r|ende)\b|barn|elev|person)\w*"
_AREA = r"(?:kommun|stad|stadsdel|region|län|ort|område|bostadsområde|distrikt|kommundel|församling)"
_THE_AREA = rf"(?:{_AREA}(?:en|et|n|t|s|ens|ets|ns)|länet|vår kommun|hemkommun\w*)"

# Where somebody lives or is registered: companies from elsewhere are put at a disadvantage (4 kap. 1 § LOU).
RESIDENCE = lazy_pattern(
    rf"\b(?:bor|bott|boende|bosatt\w*|hemmahörande|hemvist|folkbokför\w*|mantalsskriv\w*|skriv(?:en|na) i)\b"
    rf"|\b(?:kommuninvånar|kommunmedborgar|kommunbor|länsbor|lokalbefolkning|ortsbefolkning|hyresgäst)\w*"
    rf"|\b(?:{_AREA}(?:ens|ets|ns|s)|egna|våra|lokala)\s+(?:egna\s+)?{_PEOPLE}"
    rf"|\b(?:från|i|inom|ur)\s+{_THE_AREA}\b"
    r"|\b(?:inskriv|anmäld|registrerad|aktuell)\w*\s+(?:hos|vid|på|i|av)\s+(?:\w+\s+)?"
    r"(?:arbetsförmedling|kommun|jobbtorg|jobbcent|arbetsmarknadsenhet|socialtjänst|ame\b)\w*|\binskriv\w*\s+som\b"
    r"|\barbetsförmedlingen\b(?!s?\s+eller\s+motsvarande)",
    re.IGNORECASE,
)
_NO_PLACE = frozenset({"", "AB", "Region", "Kommunalförbundet", "Räddningstjänsten", "Statens"})
_DOES_NOT_MATTER = lazy_pattern(
    r"\b(?:oavsett|saknar betydelse|spelar ingen roll|inget krav|utan krav)\b", re.IGNORECASE
)
# A name after a word of place: `i Vivalla`, `från Norra Hisingen`. Areas of free movement are no residence.
_NAMED_PLACE = lazy_pattern(
    r"\b(?i:i|från|på|inom|kring|runt|nära|ur)\s+(?!(?:EES|EU|Europa|Norden|Komvux)\b)([A-ZÅÄÖ][a-zåäö]+(?:[ -][A-ZÅÄÖ][a-zåäö]+)*)"
)

AGE = lazy_pattern(
    r"\b(?:1[3-9]|[2-9]\d)\s*(?:[–-]\s*\d{2}\s*)?år\b|\b\d{1,2}\s*[–-]\s*(?:1[3-9]|[2-9]\d)\s*år"
    r"|\b\w*(?:arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio)\w*\s+år\b"
    r"|\b\w*åring(?:ar)?(?:na)?\b|\b\w*ålder\w*|\b(?:fyller|fyllt|fylla)\b|\bfödd\w*\s+(?:före|efter|år|under|\d{4})"
    r"|\b(?:ungdom\w*|unga|yngre|äldre|senior\w*|pensionär\w*|minderårig\w*|tonåring\w*|myndiga?)\b",
    re.IGNORECASE,
)
ORIGIN = lazy_pattern(
    r"\b(?:utrikes\s*född|utlandsfödd|utomlands född|invandr|flykting|asyl|nyanländ|ursprung|härkomst|härstamm|etnisk|etnicitet)\w*"
    r"|\bfödd\w*\s+(?:utomlands|utrikes|utanför|utom|i\s+(?:ett|annat|andra))\b|\b(?:nationalitet|medborgarskap|hemland|födelseland|modersmål|språkgrupp)\w*"
    r"|\b(?:utländsk|utomeuropeisk|utomnordisk)\w*|\bmedborgare\s+(?:i|från|utanför)\b|\b(?:romer|romska|samer|samiska)\b"
    r"|\buppehållstillstånd\w*|\banhöriginvandr\w*",
    re.IGNORECASE,
)
# The other grounds of 1 kap. 5 § diskrimineringslagen, but for the disability that `reduced_work_capacity` stands for.
GROUND = lazy_pattern(
    r"\b(?:kvinn(?:a|or|liga)|män(?:nen)?|manliga|flickor|pojkar|tjejer|killar|hbtq?i?\w*|homosexuell\w*|bisexuell\w*|transperson\w*"
    r"|könsidentitet\w*|kristna|muslim\w*|judar|judiska|hinduer|buddister|troende|religiös\w*|trosuppfattning\w*)\b",
    re.IGNORECASE,
)

NO_PROOF = lazy_pattern(
    r"^\W*(?:nej|ingen(?:ting)?|inget|inga|inte|ej|saknas|okänt|oklart|vet (?:inte|ej)|vid behov|se ovan|muntlig\w*)\b"
    r"|\b(?:kan|går|behöver|behövs)\s+(?:det\s+)?(?:inte|ej|aldrig|icke)\b|\b(?:inte|ej)\s+(?:att\s+|kunna\s+)?(?:visas?|styrkas?|bevisas?)\b"
    r"|\blämpligt sätt\b|\buppenbar\w*|\bsyns\b|\butseende\w*|\benligt (?:överenskommelse|vad som)\b",
    re.IGNORECASE,
)
_LETTERS = lazy_pattern(r"[^\W\d_]{2,}")

# Papers that tell more of a person than the group, or where the person lives.
TELLING_PROOF = lazy_pattern(
    r"\b\w*(?:registerutdrag|belastningsregist|misstankeregist|läkarintyg|läkarutlåtande|sjukintyg|journal|diagnos|hälsodeklaration|personbevis"
    r"|folkbokföring|kontoutdrag|inkomstuppgift|försörjningsstöd|biståndsbeslut|aktivitetsstöd|drogtest)\w*"
    r"|\butdrag\s+(?:ur|från)\b|\bbeslut\s+om\s+\w*(?:bidrag|stöd|ersättning|penning)\w*",
    re.IGNORECASE,
)

_TITLE_ONLY = lazy_pattern(r"\b(?:personer|person|de|som|är|är med|alla|gruppen)\b|[^\wåäö]+", re.IGNORECASE)


def residence_in(words: str, authority: str) -> str:
    """The words that tie a group to where somebody lives or is registered: a named place too, or '' when there are none.

    `authority` is its name: the first word of it is a place, `Östersunds kommun`.
    """
    if _DOES_NOT_MATTER.search(words):
        return ""
    for pattern in (RESIDENCE, _NAMED_PLACE, _named_by(authority)):
        if found := pattern.search(words):
            return found[0]
    return ""


def _named_by(authority: str) -> re.Pattern[str]:
    """The place in its name, if it begins with one."""
    first = authority.partition(" ")[0]
    return lazy_pattern(r"(?!)" if first in _NO_PLACE else rf"\b{re.escape(first.removesuffix('s'))}s?\w*")


def is_no_proof(words: str) -> bool:
    """Whether the words say that nothing can be shown, or nothing at all."""
    return NO_PROOF.search(words) is not None or _LETTERS.search(words) is None


def bare_title(title: str) -> str:
    """What is left of a group's name without the words that every name may have: `personer som är nyanlända` -> `nyanlända`."""
    return " ".join(_TITLE_ONLY.sub(" ", title.lower()).split())
