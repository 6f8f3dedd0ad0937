"""The page as people use it: the text while somebody types, the list of a thousand cases, and thirty people at once on loopback.

Each person does a fixed number of things with time to think in between, so the load is bounded and not timed. What is measured is
the whole answer, as the one who asks waits for it.
"""

import http.client
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from pace import Pace
from results import Number, Section, shown
from spent import as_a_user_has_it
from workloads import write_own_clauses

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PREVIEWED = ("vaghyveln", "stadsfesten", "parkskotsel-liten", "stadtjanster-tre-kommuner", "vinterparken")
PART = "uppgifter/kravet/"
SENT = ("f:", "var:", "gjord_av", "csrf", "finns:", "valt:")
P95, FLAT = 0.95, 1.1
ROUND = 9  # the things that a person does, each once
WARM_ROUNDS = 4  # what the server keeps of a library and its latest cases has a limit, which is reached first
THINKS = 2.5  # seconds between two things that a person does


@dataclass
class Asked:
    """How long the answers took in seconds, and those that were no answers."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def p95_ms(self) -> float:
        return 1000 * sorted(self.seconds)[min(len(self.seconds) - 1, int(P95 * len(self.seconds)))]


class Form(HTMLParser):
    """The fields of the form `svar`, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[tuple[str, str]] = []
        self._area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name, sort = told.get("name") or "", told.get("type") or "text"
        if tag == "textarea":
            self._area = name
            self.fields.append((name, ""))
        elif tag == "input" and name.startswith(SENT) and (sort not in ("radio", "checkbox") or "checked" in told):
            self.fields.append((name, told.get("value") or ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[-1] = (self._area, data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


class Person:
    """Somebody with a browser that keeps its cookies and its connection."""

    def __init__(self, host: str, cookies: Mapping[str, str]) -> None:
        self.connection = http.client.HTTPConnection(host)
        self.host, self.cookies, self.asked = host, dict(cookies), Asked()

    def ask(self, address: str, form: list[tuple[str, str]] | None = None) -> str:
        """The page; a redirect is followed and counted with what led to it."""
        start = time.perf_counter()
        status, text = self._answer(address, form)
        self.asked.seconds.append(time.perf_counter() - start)
        if status >= 500:  # noqa: PLR2004 -- a fault of the server's
            self.asked.failed.append(f"{status} {address}")
        return text

    def _answer(self, address: str, form: list[tuple[str, str]] | None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is None:
            self.connection.request("GET", address, headers=headers)
        else:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
            self.connection.request("POST", address, urlencode(form), headers)
        answer = self.connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        goes = answer.getheader("Location")
        return self._answer(goes, None) if goes else (answer.status, body)


@contextmanager
def served(folder: Path, state: Path) -> Iterator[tuple[Person, int]]:
    """`tenderkit serve` on the folder: somebody who has used its link, and the process to look at."""
    command = [sys.executable, "-m", "tenderkit", "serve", str(folder)]
    environment = as_a_user_has_it() | {"XDG_STATE_HOME": str(state), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            found = re.search(r"http://([^/]+)(/\S+)", server.stdout.readline()) if server.stdout else None
            if found is None:
                raise RuntimeError("the page could not be served")
            person = Person(found[1], {})
            person.ask(found[2])
            yield person, server.pid
        finally:
            server.terminate()


def measure(work: Path, pace: Pace) -> list[Section]:
    """The three parts, each on a folder of its own."""
    return [_previews(work, pace), _list(work, pace), _thirty(work, pace)]


def _previews(work: Path, pace: Pace) -> Section:
    rows, numbers = [], []
    for clauses in (0, pace.page_clauses):
        folder = _folder(work / f"previews-{clauses}", PREVIEWED)
        if clauses:
            write_own_clauses(folder, clauses)
        with served(folder, work / f"state-{clauses}") as (person, _):
            taken = {name: _typing(person, name, pace.page_rounds) for name in PREVIEWED}
        rows += [
            [f"{name}, {clauses} egna klausuler", shown(_middle(each)), shown(each.p95_ms())]
            for name, each in taken.items()
        ]
        worst = max(each.p95_ms() for each in taken.values())
        title = "texten medan någon skriver, p95 i ms" + (
            f", {clauses} egna klausuler" if clauses else ", exempelärendena"
        )
        numbers.append(
            Number(
                f"page-preview-{'library' if clauses else 'samples'}", title, worst, 150 if clauses else 60, lower=True
            )
        )
    return Section(
        "page-preview", "Sidan: texten medan någon skriver", ["Ärende", "Median ms", "p95 ms"], rows, numbers
    )


def _typing(person: Person, name: str, rounds: int) -> Asked:
    """The text is asked for anew with another number each time, as the page asks while somebody types."""
    fields = _form(person, name)
    person.ask(f"/arenden/{name}/text/", fields)
    person.asked = Asked()
    for turn in range(rounds):
        person.ask(f"/arenden/{name}/text/", _typed(fields, str(3 + turn % 5)))
    return person.asked


def _list(work: Path, pace: Pace) -> Section:
    folder = work / "list"
    folder.mkdir()
    text = (SAMPLES / "vaghyveln" / "upphandling.yaml").read_text("utf-8")
    _copies(folder, text, pace.page_cases)
    with served(folder, work / "state-list") as (person, _):
        while "läses fortfarande" in person.ask("/arenden/"):
            time.sleep(1)
        asked = {}
        for query in ("", "?ordna=datum", "?sok=nr+77", "?fas=draft&ordna=-enhet"):
            person.asked = Asked()
            for _ in range(pace.page_rounds):
                person.ask(f"/arenden/{query}")
            asked[query] = person.asked
    rows = [[query or "allt", shown(_middle(each)), shown(each.p95_ms())] for query, each in asked.items()]
    worst = max(each.p95_ms() for each in asked.values())
    number = Number("page-list", f"listan med {pace.page_cases} ärenden, p95 i ms", worst, 150, lower=True)
    return Section(
        "page-list", f"Sidan: listan med {pace.page_cases} ärenden", ["Fråga", "Median ms", "p95 ms"], rows, [number]
    )


def _thirty(work: Path, pace: Pace) -> Section:
    folder = _folder(work / "people", ())
    _copies(folder, (SAMPLES / "vaghyveln" / "upphandling.yaml").read_text("utf-8"), pace.people)
    with served(folder, work / "state-people") as (first, process):
        while "läses fortfarande" in first.ask("/arenden/"):
            time.sleep(1)
        people = [Person(first.host, first.cookies) for _ in range(pace.people)]
        _days_of(people, WARM_ROUNDS * ROUND, thinks=0)
        early = _memory(process)
        for person in people:
            person.asked = Asked()
        start = time.perf_counter()
        _days_of(people, pace.page_visits)
        took, late = time.perf_counter() - start, _memory(process)
    return _of_people(people, took, early, late)


def _days_of(people: Sequence[Person], visits: int, *, thinks: float = THINKS) -> None:
    """All at once, until the last one has done so many things."""
    threads = [threading.Thread(target=_day, args=(each, number, visits, thinks)) for number, each in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _of_people(people: Sequence[Person], took: float, early: float, late: float) -> Section:
    every = Asked(
        [each for person in people for each in person.asked.seconds],
        [each for person in people for each in person.asked.failed],
    )
    rows = [
        ["sidor och sparningar", shown(len(every.seconds))],
        ["sekunder", shown(took)],
        ["median ms", shown(_middle(every))],
        ["p95 ms", shown(every.p95_ms())],
        ["längst ms", shown(1000 * max(every.seconds))],
        ["svar som var fel (5xx)", str(len(every.failed))],
        ["minne när alla sidor är öppnade och sparade om och om igen, MB", shown(early)],
        ["minne sist, MB", shown(late)],
    ]
    who, grown = f"{len(people)} personer samtidigt", late / early
    numbers = [
        Number("page-people-p95", f"{who}, p95 i ms", every.p95_ms(), 400, lower=True),
        Number("page-people-failed", f"{who}, svar som var fel", float(len(every.failed)), 0, lower=True),
        Number("page-people-memory", f"{who}, minne sist mot när minuten började", grown, FLAT, lower=True),
    ]
    return Section("page-people", f"Sidan: {who}", ["Mått", ""], rows, numbers, every.failed[:5])


def _day(person: Person, number: int, visits: int, thinks: float) -> None:
    """What an officer does, one thing after the other, each in a case of their own; the first begins a little later than the next."""
    case = f"/arenden/nr-{number + 1}/"
    things: tuple[Callable[[], object], ...] = (
        lambda: person.ask("/arenden/"),
        lambda: person.ask(case),
        lambda: _changes(person, number, thinks),
        lambda: person.ask(f"{case}text/"),
        lambda: _changes(person, number, thinks),
        lambda: person.ask(f"{case}granska/"),
        lambda: person.ask(f"{case}varfor/"),
        lambda: person.ask(f"{case}dokument/"),
        lambda: person.ask(f"{case}dokument/hamta/kravavsnitt/kravavsnitt.docx"),
    )
    time.sleep(thinks * number / 30)
    for turn in range(visits):
        things[(number + turn) % len(things)]()
        time.sleep(thinks)


def _changes(person: Person, number: int, thinks: float) -> None:
    """Open the questions, see the text with another answer, and save it."""
    name = f"nr-{number + 1}"
    fields = _form(person, name)
    typed = _typed(fields, str(3 + len(person.asked.seconds) % 5))
    person.ask(f"/arenden/{name}/text/", typed)
    time.sleep(thinks / 2)
    person.ask(f"/arenden/{name}/{PART}", [*typed, ("spara", "ja")])


def _form(person: Person, name: str) -> list[tuple[str, str]]:
    form = Form()
    form.feed(person.ask(f"/arenden/{name}/{PART}"))
    return form.fields


def _typed(fields: list[tuple[str, str]], count: str) -> list[tuple[str, str]]:
    return [(name, count if name == "f:requirement.places.count" else value) for name, value in fields]


def _folder(folder: Path, names: tuple[str, ...]) -> Path:
    folder.mkdir()
    for name in ("bibliotek", *names):
        shutil.copytree(SAMPLES / name, folder / name)
    shutil.copy(SAMPLES / "tenderkit.toml", folder)
    return folder


def _copies(folder: Path, text: str, count: int) -> None:
    for number in range(1, count + 1):
        (folder / f"nr-{number}").mkdir()
        (folder / f"nr-{number}" / "upphandling.yaml").write_text(
            text.replace("title: Väghyveln", f"title: Väghyveln nr {number}", 1), "utf-8"
        )


def _middle(asked: Asked) -> float:
    return 1000 * statistics.median(asked.seconds)


def _memory(process: int) -> float:
    """Megabytes that the server has just now."""
    told = Path(f"/proc/{process}/status")
    found = re.search(r"VmRSS:\s+(\d+)", told.read_text("utf-8")) if told.exists() else None
    return int(found[1]) / 1024 if found else float("nan")
