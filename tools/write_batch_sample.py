"""Writes samples/intyg.xlsx, rows of certificates that nobody has earned: `python tools/write_batch_sample.py`."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "samples" / "intyg.xlsx"
CASE = "vaghyveln"
NOTE = "Exempel. Allt i bladet är påhittat: personerna, deras arbete och deras dagar."
PEOPLE = (
    ("P-21", "Kim Exempelsson", "anläggningsarbetare", "2028-05-08", "2028-10-27"),
    ("P-22", "Robin Påhittsson", "förrådsarbetare", "2028-05-15", "2028-11-10"),
    ("P-23", "Alex Provström", "anläggningsarbetare", "2028-06-05", "2028-11-24"),
    ("P-24", "Åsa Exempelgård", "vägarbetare", "2028-08-14", "2029-02-16"),
)
WORK = {
    "anläggningsarbetare": ("satte ut och tog in vägmärken, skar kanter, rensade diken", "arbete på väg nivå 1"),
    "förrådsarbetare": ("skötte redskap och släp, höll ordning i förrådet", "lagerlista i dator"),
    "vägarbetare": ("sopade vägar, klippte slänter, höll rent vid busshållplatser", "säker användning av röjsåg"),
}


def rows() -> list[dict[str, str]]:
    """Everything is made up: the people, their work and their days."""
    return [_row(*person) for person in PEOPLE]


def _row(place: str, name: str, job: str, starts: str, ended: str) -> dict[str, str]:
    tasks, skills = WORK[job]
    return {
        "Ärende": CASE,
        "Id": place,
        "Namn": name,
        "Form": "praktik",
        "Befattning": job,
        "Arbetsplats": "Depån i Torvalla",
        "Start": starts,
        "Slut": ended,
        "Omfattning": "75",
        "Arbetsuppgifter": tasks,
        "Kunskaper": skills,
        "Handledare: Namn": "Bo Exempelman",
        "Handledare: Titel": "arbetsledare",
        "Utfärdare: Namn": "Eva Exempelgren",
        "Utfärdare: Titel": "platschef",
        "Medgivande: Datum": "2028-04-19",
        "Medgivande: Omfattar": "Namnet, till Exempel Anläggning AB.",
    }


def main() -> None:
    from tenderkit import open_library
    from tenderkit.workflows.batch.batch_sheets import write_batch_columns

    FILE.unlink(missing_ok=True)
    write_batch_columns(open_library(ROOT / "samples"), "intyg", FILE, rows(), NOTE)


if __name__ == "__main__":
    main()
