"""The shipped letterheads in the municipality's own looks, laid over them in its library, where `build` finds them first."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.model.papers.kind import CONTENT_SLOT, LETTERHEAD_FACTS
from tenderkit.model.template.brand import Brand
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.project.places import (
    LETTERHEADS,
    PREPARED_FILE,
    TEMPLATE_FILE,
    built_in_root,
    find_places,
    settings_file,
)
from tenderkit.readers.template.brand_reader import read_brand
from tenderkit.readers.template.prepared import prepared_file, read_prepared
from tenderkit.readers.template.template_reader import read_template
from tenderkit.rules.template.contrast import PAPER, SHIPPED_COLOUR, contrast
from tenderkit.workflows.template.letterhead_use import speaks_for_authority
from tenderkit.writers.moves.recovery import settle
from tenderkit.writers.output import Output, PlacedFile, Rights, place, refusals


class Branding(Struct, frozen=True):
    """What was made, or would be; `contrast` is that of the colour on white. `left` are the letterheads of papers where nothing may tell of the authority."""

    files: tuple[Path, ...]
    left: tuple[str, ...]
    contrast: float
    placed: tuple[PlacedFile, ...] = ()


def brand_letterheads(start: Path, *, force: bool, write: bool) -> Branding:
    """Raises `InvalidInputError` for a brand that can't be used, and refuses to write over a letterhead changed by hand without `force`."""
    settings = settings_file(start.resolve())
    if settings is None:
        raise RefusedError("TK-T200", {"folder": start.resolve()})
    places = find_places(start.resolve())
    own, shipped = places.roots[-1], built_in_root()
    if own.resolve() == shipped.resolve():
        raise RefusedError("TK-T206", {"folder": own})
    brand = read_brand(settings)
    letterheads = sorted(path.parent for path in (shipped / LETTERHEADS).glob(f"*/{TEMPLATE_FILE}"))
    # What an employer sends or an individual keeps carries no municipal mark: neither its logo nor its colours.
    speaking = [folder for folder in letterheads if speaks_for_authority(folder.name, places)]
    if write:  # what a killed run left is finished before anybody asks whose work stands there
        settle(*(own / LETTERHEADS / folder.name for folder in speaking))
    outputs = [each for folder in speaking for each in _outputs(folder, own / LETTERHEADS / folder.name, brand)]
    known = [digest for folder in speaking for digest in _untouched(own / LETTERHEADS / folder.name)]
    placed = place(outputs, known_digests=known, force=force) if write else ()
    if not write and (reasons := refusals(outputs, Rights(known, force=force))):
        raise RefusedError(reasons[0].code, reasons[0].facts)
    return Branding(
        tuple(output.path for output in outputs),
        tuple(folder.name for folder in letterheads if folder not in speaking),
        contrast(brand.colour or SHIPPED_COLOUR, PAPER),
        placed,
    )


def _outputs(shipped: Path, own: Path, brand: Brand) -> Sequence[Output]:
    """The letterhead and its prepared form; it is read as a build reads it before it is written."""
    from tenderkit.writers.word.branding import branded

    template = branded((shipped / TEMPLATE_FILE).read_bytes(), brand)
    read_template(template, PurePath(own / TEMPLATE_FILE), LETTERHEAD_FACTS, (CONTENT_SLOT,))
    return (Output(own / TEMPLATE_FILE, template), Output(own / PREPARED_FILE, prepared_file(template)))


def _untouched(own: Path) -> Iterator[str]:
    """The digests of a letterhead that nobody has changed since it was written with its prepared form."""
    template, prepared = own / TEMPLATE_FILE, own / PREPARED_FILE
    if not (template.is_file() and prepared.is_file()):
        return
    digest = sha256(template.read_bytes()).hexdigest()
    try:
        whole = read_prepared(prepared, digest) is not None
    except InvalidInputError:
        return
    if whole:
        yield from (digest, sha256(prepared.read_bytes()).hexdigest())
