"""What is found in a finished document, rule by rule; the examples of the catalogue are the first tests."""

import re
from pathlib import PurePath

import pytest
from msgspec.structs import replace

from judges.finished_documents import NUMBER, UNKNOWN_READER, all_found, codes_in, shipped_standards
from tenderkit.messages import Gravity, Message, catalogue
from tenderkit.model.finished.finished_document import Audience, FinishedDocument, FinishedText
from tenderkit.readers.finished.finished_reader import parse_finished
from tenderkit.rules.finished.document_finding import DocumentFinding
from tenderkit.rules.finished.finished_rules import findings_in
from tenderkit.rules.finished.reading import KindWords
from tenderkit.rules.finished.vetted_words import vetted_words

RULES = {code: entry for code, entry in catalogue().items() if code.startswith("TK-D")}
CLAUSE = (
    "Leverantören har alltid rätt att rekrytera själv, på det sätt som leverantören väljer. "
    "Det är frivilligt att använda matchningsstödet. Villkoren är inte krav på anbudsgivaren.\n"
    "Omfattningen är bestämd efter avtalets art, värde och längd.\n"
)
BELOW = (
    "Villkoren i detta avsnitt är särskilda villkor som gäller när avtalet fullgörs. De anges i upphandlingsdokumenten "
    "enligt 19 kap. 9 § första stycket 5 lagen (2016:1145) om offentlig upphandling.\n"
    "Villkoren tillämpas enligt principerna i 19 kap. 2 § samma lag.\n" + CLAUSE
)


def example(code: str, key: str) -> list[str]:
    stated = RULES[code][key]
    audience = Audience(stated["audience"]) if "audience" in stated else None
    return [problem.message.code for problem in all_found(stated["text"], audience)]


def only(content: str | bytes, audience: Audience = Audience.SUPPLIER) -> DocumentFinding:
    (problem,) = all_found(content, audience)
    return problem


@pytest.mark.parametrize("code", RULES)
def test_the_example_of_a_rule_triggers_it_and_its_counterexample_does_not(code: str) -> None:
    assert code in example(code, "triggers")
    assert code not in example(code, "passes")


@pytest.mark.parametrize("code", RULES)
def test_an_example_shows_nothing_worse_than_its_rule(code: str) -> None:
    allowed = {code, UNKNOWN_READER}

    assert set(example(code, "triggers")) <= allowed
    assert set(example(code, "passes")) <= allowed


def test_how_grave_each_finding_is() -> None:
    grave = {code: Message(code).gravity for code in RULES}

    assert {code for code in grave if grave[code] is Gravity.ERROR} == {
        "TK-D001",
        "TK-D002",
        "TK-D004",
        "TK-D005",
        "TK-D022",
    }
    assert {code for code in grave if grave[code] is Gravity.QUESTION} == {"TK-D020"}
    assert {code for code in grave if grave[code] is Gravity.NOTE} == {"TK-D010", "TK-D011", "TK-D012", "TK-D040"}


@pytest.mark.parametrize("audience", list(Audience))
def test_a_number_is_found_whoever_reads_and_is_never_repeated(audience: Audience) -> None:
    problem = only(f"Kontakta Kim, {NUMBER}.", audience)

    assert (problem.message.code, problem.line, problem.column) == ("TK-D001", 1, 15)
    assert not re.search(r"\d{4}", str(problem.message))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Kontakta Kim, 811218-\n9876.", id="over two lines"),
        pytest.param("Kontakta Kim, 19811218\n-9876.", id="the sign below"),
        pytest.param("<p>Kim 811218-<br>9876</p>", id="a line break on a page"),
        pytest.param("<table><tr><td>811218</td><td>9876</td></tr></table>", id="two cells"),
    ],
)
def test_a_number_that_goes_on_in_the_next_text_is_found_once(content: str) -> None:
    assert codes_in(content) == ["TK-D001"]


def test_no_message_repeats_a_number_that_stands_in_what_it_quotes() -> None:
    page = f"<h1>Om {NUMBER}</h1><p>Se [{NUMBER} Kim] och <mark>{NUMBER}</mark></p>"
    found = all_found(page, Audience.SUPPLIER)

    assert {problem.message.code for problem in found} == {"TK-D001", "TK-D021", "TK-D023"}
    assert not any("9876" in str(problem.message) for problem in found)
    assert any("XXXXXX-XXXX" in str(problem.message) for problem in found)


def test_a_word_about_a_person_is_an_error_for_the_person_and_a_warning_for_a_supplier() -> None:
    assert codes_in("Kandidaten har en diagnos.", Audience.INDIVIDUAL) == ["TK-D002"]
    assert codes_in("Kandidaten har en diagnos.", Audience.SUPPLIER) == ["TK-D003"]
    assert codes_in("Kandidaten har en diagnos.", Audience.AUTHORITY) == []


def test_what_a_clause_says_is_vetted_for_a_supplier_but_not_for_a_person() -> None:
    sentence = "Skälen gäller arbetsuppgifterna och innehåller inget om kandidatens hälsa eller bakgrund."

    assert codes_in(sentence, Audience.SUPPLIER) == []
    assert "TK-D002" in codes_in(sentence, Audience.INDIVIDUAL)


def test_a_clause_that_was_changed_by_hand_is_the_documents_own() -> None:
    sentence = "Skälen gäller arbetsuppgifterna och innehåller något om kandidatens hälsa eller bakgrund."

    assert codes_in(sentence, Audience.SUPPLIER) == ["TK-D003"]


def test_what_somebody_has_put_into_a_clause_is_read() -> None:
    assert codes_in("Leverantören ska se till att varje plats varar i minst 3 månader.") == []
    assert codes_in("Leverantören skall se till att varje plats varar i minst 3 månader.") == ["TK-D006"]
    assert codes_in("Kandidaten med en diagnos ska se till att varje plats varar i minst 3 månader.") == ["TK-D003"]


def test_an_agency_is_no_outdated_word_unless_somebody_must_be_registered_with_it() -> None:
    assert codes_in(CLAUSE + "Kandidaten har ett beslut från Arbetsförmedlingen.") == []
    assert codes_in(CLAUSE + "Kandidaten är anmäld hos Arbetsförmedlingen.") == ["TK-D006"]


def test_a_word_is_told_once_with_its_first_place_and_how_often() -> None:
    problem = only("Ett.\nDet skall gå.\nDet Skall gå.\nDet skall gå.", Audience.AUTHORITY)

    assert (problem.message.code, problem.line, problem.column) == ("TK-D006", 2, 5)
    assert "antal ställen: 3" in problem.message.what


def test_words_of_our_subject_mean_other_things_where_there_is_no_clause() -> None:
    text = "Beställaren bjuder in till dialog. Platserna går till boende i kommunen. Texten är granskad av en jurist."

    assert codes_in(text) == []
    assert set(codes_in(CLAUSE + text)) == {"TK-D006", "TK-D007", "TK-D009"}


def test_a_document_that_holds_our_clauses_is_a_suppliers() -> None:
    assert codes_in("Leverantören väljer formen.", None) == [UNKNOWN_READER]
    assert codes_in(CLAUSE, None) == []


CERTIFICATE = KindWords(
    Audience.INDIVIDUAL,
    vetted_words(["⟦name⟧ var anställd hos ⟦employer⟧.", "Det är inget intyg till en arbetslöshetskassa."]),
)
MEMO = KindWords(Audience.AUTHORITY, vetted_words(["Samordnaren tar över ärendet nu.", "Detta är kvar att göra."]))


def codes_among_kinds(text: str) -> list[str]:
    document = FinishedDocument("", (FinishedText(text),))
    standards = replace(shipped_standards(), kinds=(MEMO, CERTIFICATE))
    return [found.message.code for found in findings_in(document, None, standards)]


def test_a_document_without_a_mark_is_known_by_the_words_of_its_kind() -> None:
    certificate = "Kim var anställd hos Bygg AB. Det är inget intyg till en arbetslöshetskassa. "
    memo = "Samordnaren tar över ärendet nu. Detta är kvar att göra. "

    assert codes_among_kinds(certificate) == []
    assert codes_among_kinds(certificate + "Kim kom från AME.") == ["TK-D002"]
    assert codes_among_kinds(memo + "Kim är sjukskriven.") == []
    assert codes_among_kinds(memo + certificate + "Kim är sjukskriven.") == ["TK-D002"]


def test_one_sentence_of_a_kind_may_stand_in_anybodys_document() -> None:
    assert codes_among_kinds("Kim var anställd hos Bygg AB. Sedan slutade Kim.") == [UNKNOWN_READER]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param("Villkoren ställs enligt 17 kap. 1 § LOU.", ["TK-D004"], id="the other side"),
        pytest.param("Villkoren ställs enligt 17 kap. 1 § lagen (2016:1145).", ["TK-D004"], id="by number"),
        pytest.param("Myndigheten tar hänsyn enligt 4 kap. 3 § LOU.", ["TK-D004"], id="social considerations"),
        pytest.param("Villkoren ställs enligt 19 kap. 9 § LOU.", [], id="the right side"),
        pytest.param("Avtalet ändras enligt 36 § avtalslagen.", [], id="another act"),
        pytest.param("Se 17 kap. 1 § offentlighets- och sekretesslagen.", [], id="the same chapter of another act"),
    ],
)
def test_a_provision_of_the_other_side_of_the_threshold_is_an_error(text: str, codes: list[str]) -> None:
    assert codes_in(BELOW + text) == codes


def test_without_our_clauses_nobody_knows_on_which_side_a_procurement_is() -> None:
    assert codes_in("Villkoren ställs enligt 17 kap. 1 § och 19 kap. 9 § LOU.") == []


@pytest.mark.parametrize("act", ["(2007:1091)", "(2007:1092)", "(1992:1528)", "(1998:204)", "(1980:100)", "PuL"])
def test_a_repealed_act_is_an_error(act: str) -> None:
    assert codes_in(f"Enligt lagen {act} gäller detta.") == ["TK-D005"]


def test_a_struck_text_can_be_read_by_whoever_receives_the_file() -> None:
    page = f"<p>Vitet är 5 procent.</p><p><del>Kandidaten {NUMBER} har en diagnos, [antal] skall</del></p>"

    assert sorted(codes_in(page)) == ["TK-D001", "TK-D003", "TK-D031"]


def test_comments_and_changes_are_counted() -> None:
    page = "<p>Ett <ins>två</ins> <ins>tre</ins></p><!-- a --><!-- b --><!-- -->"
    said = {problem.message.code: problem.message.facts["count"] for problem in all_found(page, Audience.SUPPLIER)}

    assert said == {"TK-D030": "2", "TK-D031": "2"}


@pytest.mark.parametrize(
    "name", ["Östersunds kommun", "Upphandlingsenheten", "tenderkit", "python-docx", "Bygg AB", " "]
)
def test_an_office_or_a_program_may_be_the_author(name: str) -> None:
    assert codes_in(f'<meta name="author" content="{name}"><p>Text.</p>') == []


def test_a_persons_name_is_told_of_but_not_repeated_and_an_authority_may_keep_it() -> None:
    page = '<meta name="author" content="Kim Lind"><p>Text.</p>'

    assert only(page).message.code == "TK-D032"
    assert "Lind" not in str(only(page))
    assert codes_in(page, Audience.AUTHORITY) == []


def test_the_limit_of_readability_is_the_readers() -> None:
    letter = "Arbetsplatsen har en handledare. Handledaren hjälper personen varje vecka. Man får ett bra intyg. " * 8

    assert codes_in(letter, Audience.INDIVIDUAL) == ["TK-D012"]
    assert codes_in(letter, Audience.SUPPLIER) == []


def test_the_readability_is_that_of_whole_sentences() -> None:
    items = "".join(f"<li>registrera leverantörsfakturor nummer {number}</li>" for number in range(30))

    assert codes_in(f"<p>Kim gjorde detta.</p><ul>{items}</ul>", Audience.INDIVIDUAL) == []


def test_a_long_line_is_read_to_its_end() -> None:
    text = f"{'Det går. ' * 20_000}Kandidaten har en diagnos. {NUMBER}"

    assert set(codes_in(text)) >= {"TK-D001", "TK-D003"}


SAID = "⟦supplier⟧ ska under hela avtalstiden ge varje person som har fått en plats hos ⟦names⟧ en handledare som känner arbetsplatsen väl."
LONG = "Leverantören ska under hela avtalstiden ge varje person som har fått en plats hos {} en handledare som känner arbetsplatsen väl."


@pytest.mark.parametrize(
    ("names", "later", "found"),
    [
        pytest.param("Bygg och Mark och Anläggning och Transport i hela Norrland AB", True, ["TK-L341"], id="too long"),
        pytest.param("Bygg AB", True, [], id="short enough"),
        pytest.param(
            "Bygg och Mark och Anläggning och Transport i hela Norrland AB", False, [], id="of an earlier clause"
        ),
    ],
)
def test_a_sentence_of_a_later_clause_is_counted_as_it_was_built(names: str, found: list[str], *, later: bool) -> None:
    words = vetted_words([SAID])
    standards = replace(shipped_standards(), clauses=words, later=words if later else vetted_words([]))
    document = parse_finished(LONG.format(names).encode(), PurePath("avsnitt.txt"))

    told = [each.message.code for each in findings_in(document, Audience.SUPPLIER, standards)]

    assert [code for code in told if code == "TK-L341"] == found
    without = replace(standards, language=replace(standards.language, later=None))
    assert "TK-L341" not in [each.message.code for each in findings_in(document, Audience.SUPPLIER, without)]
