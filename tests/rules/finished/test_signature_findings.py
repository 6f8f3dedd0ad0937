"""What is told of signatures that have been judged, whoever judged them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from tenderkit.model.finished.signed_file import Chain, FoundSignature, SignedFile, SigningField, Since
from tenderkit.rules.finished.signature_findings import signature_findings

GRETA = FoundSignature(
    field="underskrift_1",
    who="Greta Provare",
    issuer="Provets utfärdare",
    when=datetime(2027, 3, 1, 12, tzinfo=UTC),
    is_stamped=False,
    holds=True,
    covers_all=True,
    since=Since.NOTHING,
    chain=Chain.NOT_JUDGED,
)


def told(*signatures: FoundSignature, fields: tuple[SigningField, ...] = ()) -> list[str]:
    return [str(message) for message in signature_findings(SignedFile(signatures, (), Since.SIGNATURES), fields)]


def codes(*signatures: FoundSignature) -> list[str]:
    return [each.partition(" ")[0] for each in told(*signatures)]


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        pytest.param(GRETA, ["TK-U002", "TK-U008"], id="sound"),
        pytest.param(replace(GRETA, since=Since.SIGNATURES), ["TK-U003", "TK-U008"], id="signed again"),
        pytest.param(replace(GRETA, since=Since.MORE), ["TK-U004", "TK-U008"], id="changed"),
        pytest.param(replace(GRETA, covers_all=False, since=Since.MORE), ["TK-U006", "TK-U008"], id="in part"),
        pytest.param(replace(GRETA, holds=False, covers_all=False), ["TK-U005"], id="of another file"),
        pytest.param(replace(GRETA, is_stamp=True), [], id="a stamp that holds"),
        pytest.param(replace(GRETA, is_stamp=True, since=Since.SIGNATURES), [], id="a stamp, signed after"),
        pytest.param(replace(GRETA, is_stamp=True, holds=False), ["TK-U005"], id="a stamp that doesn't hold"),
    ],
)
def test_the_gravest_is_told_of_each_signature(signature: FoundSignature, expected: list[str]) -> None:
    assert codes(signature) == expected


def test_a_certificate_that_signs_twice_is_told_of_once() -> None:
    assert codes(GRETA, replace(GRETA, field="underskrift_2")) == ["TK-U002", "TK-U002", "TK-U008"]


def test_the_hour_is_told_in_one_zone() -> None:
    there = datetime(2027, 3, 1, 13, 5, tzinfo=timezone(timedelta(hours=1)))

    assert "2027-03-01 kl. 12.05 UTC enligt underskriften själv" in told(replace(GRETA, when=there))[0]


def test_what_isnt_known_is_said() -> None:
    (first, second) = told(replace(GRETA, who="", issuer="", when=None))

    assert "underskrift av någon som inte nämns, utan tid" in first
    assert second.splitlines()[0].endswith("är inte bedömd: någon som inte nämns")


def test_a_long_name_is_cut() -> None:
    assert f"{'A' * 159}…" in told(replace(GRETA, who="A" * 5000))[0]


def test_fields_that_nobody_has_signed_are_named() -> None:
    fields = (
        SigningField("a", "För Beställaren", is_signed=True),
        SigningField("b", "För Leverantören", is_signed=False),
    )

    assert "kvar är ”För Leverantören”" in told(GRETA, fields=fields)[-1]
