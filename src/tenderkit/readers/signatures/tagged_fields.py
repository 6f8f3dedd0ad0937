"""What pyHanko's analysis of changes needs besides its own rules: tags that point at fields, and files that had no form before."""

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, Reference
from pyhanko.pdf_utils.reader import HistoricalResolver, RawPdfPath
from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    QualifiedWhitelistRule,
    ReferenceUpdate,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
)
from pyhanko.sign.diff_analysis.constants import ACROFORM_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.form_rules_api import FieldComparisonContext, FormUpdate, _list_fields
from pyhanko.sign.diff_analysis.rules_api import Context

_FIELDS = RawPdfPath("/Root", "/AcroForm", "/Fields")
_FROM_TAGS = ("/Root", "/StructTreeRoot", "/K")


class TagsMayPointAtFields(QualifiedWhitelistRule):
    """pyHanko itself allows it where an element holds nothing but the field; most programs write it in a list of one.

    Only the way to the field is allowed; whether its contents may be what they have become is for the other rules to say.
    """

    def apply_qualified(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterator[tuple[ModificationLevel, ReferenceUpdate]]:
        for reference in new.explicit_refs_in_revision():
            if _is_a_signature_field(old, reference):
                for path in old._get_usages_of_ref(reference):  # noqa: SLF001  # which the rules of pyHanko ask, too
                    if _leads_from_a_tag(path):
                        yield ModificationLevel.NONE, ReferenceUpdate(reference, Context.from_absolute(old, path))


class FormMayBeNew(FormUpdatingRule):
    """pyHanko itself compares a file with one that was signed, and therefore had a form; ours may get its first field when it is signed."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterator[tuple[ModificationLevel, FormUpdate]]:
        if "/AcroForm" in old.root:
            yield from super().apply(old, new)
            return
        form = new.root["/AcroForm"]
        if set(form) - self.ignored_acroform_keys:
            raise SuspiciousModification
        for place, key in ((new.root, "/AcroForm"), (form, "/Fields")):
            added = place.raw_get(key)
            if isinstance(added, IndirectObject) and old.is_ref_unassignable(added.reference):
                yield ModificationLevel.LTA_UPDATES, FormUpdate(added.reference, field_name=None)
        for reference in new.collect_dependencies(form.get("/DR", NullObject()), since_revision=old.revision + 1):
            yield ModificationLevel.FORM_FILLING, FormUpdate(reference, field_name=None)
        specs = dict(_list_fields(ArrayObject(), form["/Fields"], old_path=_FIELDS))
        context = FieldComparisonContext(field_specs=specs, old=old, new=new)
        for rule in self.field_rules:
            yield from rule.apply(context)


_MAY_CHANGE = ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"}  # which says that the form has signatures now
SIGNATURES_MAY_BE_ADDED = StandardDiffPolicy(
    global_rules=[*DEFAULT_DIFF_POLICY.global_rules, TagsMayPointAtFields()],
    form_rule=FormMayBeNew(
        [SigFieldCreationRule(), SigFieldModificationRule(), GenericFieldModificationRule()], _MAY_CHANGE
    ),
)
"""What may be done to a file that has been signed, or is to be: sign it, stamp it, fill in its fields."""


def _is_a_signature_field(old: HistoricalResolver, reference: Reference) -> bool:
    try:
        field = old(reference)
    except Exception:  # noqa: BLE001  # not there before: a broken reference is for the other rules to see
        return False
    return isinstance(field, DictionaryObject) and field.get("/FT") == "/Sig"


def _leads_from_a_tag(path: RawPdfPath) -> bool:
    return tuple(path.path[:3]) == _FROM_TAGS and path.path[-1] == "/Obj"
