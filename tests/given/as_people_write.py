"""Eighty usual ways to write a value, as forms and e-mails are filled in: the key, the words, and what the file's format calls it.

The list was written down before there was anything that read it. A way without a meaning can mean several things, and is asked about.
"""

from msgspec import Struct


class UsualWay(Struct, frozen=True):
    """`means` is how the format writes the value, a list of words with commas between; nothing where it has to be asked."""

    path: str
    words: str
    means: str | None


USUAL_WAYS = (
    # choices, by the words that the documents use
    UsualWay("law", "lou", "LOU"),
    UsualWay("law", "Lagen om offentlig upphandling", "LOU"),
    UsualWay("law", "LOU (2016:1145)", "LOU"),
    UsualWay("procedure.kind", "öppet förfarande", "open"),
    UsualWay("procedure.kind", "Öppet", "open"),
    UsualWay("procedure.kind", "Direktupphandling", "direct_award"),
    UsualWay("procedure.kind", "avrop", "call_off"),
    UsualWay("contract.subject", "tjänster", "services"),
    UsualWay("contract.subject", "Entreprenad", "works"),
    UsualWay("contract.subject", "Vara", "goods"),
    UsualWay("contract.form", "Ramavtal", "framework_agreement"),
    UsualWay("contract.price_form", "Löpande", "running"),
    UsualWay("contract.call_off_by", "FKU", "renewed_competition"),
    UsualWay("contract.place", "inom kommunen", "within_municipality"),
    UsualWay("requirement.target_groups", "Långtidsarbetslösa", "long_term_unemployed"),
    UsualWay("requirement.places.basis", "fast antal", "fixed"),
    UsualWay("requirement.places.counted_from", "avtalsstart", "contract_start"),
    UsualWay("requirement.places.kinds", "praktikplats", "internship"),
    UsualWay("requirement.places.kinds", "anställning, praktik", "employment, internship"),
    UsualWay("requirement.places.kinds", "Praktik och lärling", "internship, apprenticeship"),
    UsualWay("requirement.places.may_fulfil", "leverantör och underleverantörer", "supplier, subcontractor"),
    UsualWay("requirement.penalty.per", "per utebliven plats", "missing_place"),
    UsualWay("requirement.penalty.per", "per vecka", None),  # every started week, or every whole one?
    UsualWay("requirement.penalty.cap.of", "av kontraktssumman", "contract_price"),
    UsualWay("requirement.dialogue.sanction", "Ingen", "none"),
    UsualWay("text", "kort", "short"),
    # money
    UsualWay("contract.estimated_value", "65 000 000 kr", "65000000"),
    UsualWay("contract.estimated_value", "65 mkr", "65000000"),
    UsualWay("contract.estimated_value", "65 Mkr", "65000000"),
    UsualWay("contract.estimated_value", "1,5 mkr", "1500000"),
    UsualWay("contract.estimated_value", "65 miljoner", "65000000"),
    UsualWay("contract.estimated_value", "65 miljoner kronor", "65000000"),
    UsualWay("contract.estimated_value", "65 MSEK", "65000000"),
    UsualWay("contract.estimated_value", "65.000.000", "65000000"),
    UsualWay("contract.estimated_value", "SEK 65 000 000", "65000000"),
    UsualWay("contract.estimated_value", "65 000 000 kr exkl. moms", "65000000"),
    UsualWay("requirement.penalty.amount", "50 000:-", "50000"),
    UsualWay("requirement.penalty.amount", "50 tkr", "50000"),
    UsualWay("requirement.penalty.amount", "50 000,00 kr", "50000"),
    UsualWay("requirement.penalty.amount", "50.000 kr", None),  # fifty thousand, or fifty kronor?
    # shares
    UsualWay("requirement.penalty.cap.percent", "1 %", "1"),
    UsualWay("requirement.penalty.cap.percent", "5%", "5"),
    UsualWay("requirement.penalty.cap.percent", "0,5 %", "0.5"),
    UsualWay("requirement.penalty.cap.percent", "1 procent", "1"),
    UsualWay("requirement.places.extent_percent", "heltid", "100"),
    UsualWay("requirement.places.extent_percent", "75 % av heltid", "75"),
    # numbers and times
    UsualWay("requirement.places.count", "4 st", "4"),
    UsualWay("requirement.places.count", "fyra", "4"),
    UsualWay("requirement.places.count", "4 platser", "4"),
    UsualWay("requirement.places.count", "4-6", None),  # at least four, or by the value?
    UsualWay("contract.employees_needed", "40 personer", "40"),
    UsualWay("contract.supplier_count", "tre leverantörer", "3"),
    UsualWay("requirement.places.minimum_months", "6 mån", "6"),
    UsualWay("requirement.places.minimum_months", "6 månader", "6"),
    UsualWay("requirement.places.minimum_months", "ett halvår", "6"),
    UsualWay("requirement.places.minimum_months", "6 veckor", None),  # another key takes weeks
    UsualWay("contract.months", "2 år", "24"),
    UsualWay("requirement.penalty.remedy_days", "30 dagar", "30"),
    UsualWay("requirement.places.replacement_weeks", "6 v", "6"),
    # days
    UsualWay("contract.starts", "1/3 2027", "2027-03-01"),
    UsualWay("contract.starts", "1/3-2027", "2027-03-01"),
    UsualWay("contract.starts", "1 maj 2027", "2027-05-01"),
    UsualWay("contract.starts", "den 1 maj 2027", "2027-05-01"),
    UsualWay("contract.starts", "1 jan. 2027", "2027-01-01"),
    UsualWay("contract.starts", "2027-3-1", "2027-03-01"),
    UsualWay("contract.starts", "20270301", "2027-03-01"),
    UsualWay("contract.starts", "1.3.2027", "2027-03-01"),
    UsualWay("contract.starts", "03/01/2027", None),  # in March or in January?
    # numbers that others have given out
    UsualWay("contract.cpv", "45233000", "45233000-9"),
    UsualWay("contract.cpv", "45233000-9 Anläggning av vägar", "45233000-9"),
    UsualWay("contract.cpv", "45 233 000-9", "45233000-9"),
    UsualWay("authority.organisation_number", "212000 2528", "212000-2528"),
    UsualWay("authority.organisation_number", "2120002528", "212000-2528"),
    UsualWay("authority.organisation_number", "SE212000252801", "212000-2528"),
    # yes and no
    UsualWay("requirement.penalty.set_off", "j", "ja"),
    UsualWay("requirement.penalty.set_off", "Ja", "ja"),
    UsualWay("requirement.penalty.set_off", "x", "ja"),
    UsualWay("requirement.penalty.set_off", "n", "nej"),
    # addresses
    UsualWay("authority.email", "mailto:kommunen@exempel.se", "kommunen@exempel.se"),
    UsualWay("authority.email", "Kommunen <kommunen@exempel.se>", "kommunen@exempel.se"),
)
