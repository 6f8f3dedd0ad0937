"""The procurement plan: taken in, each row with the policy's verdict, recommended, and made into a case."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from tenderkit.messages import Message, text
from tenderkit.model.policy.policy import AskedVerdict
from tenderkit.problems import InvalidInputError, RefusedError, TenderkitError
from tenderkit.project.places import CASE_FILE, find_places
from tenderkit.web.downloads import as_download
from tenderkit.web.shelf import cases_on_the_shelf, name_of_case
from tenderkit.web.shown.plan_rows import (
    ShownPlanRow,
    assessed_plan,
    kept_plans,
    of_units,
    plan_named,
    shown_faults,
    shown_rows,
    why_not_said,
)
from tenderkit.web.signed_in import person_of
from tenderkit.web.trail import note_trail, note_trail_of_folder
from tenderkit.web.uploads import MOST_BYTES
from tenderkit.web.views.case.papers_page import FORMATS
from tenderkit.web.views.oversight.pages import SHEETS, asked_for, named_units
from tenderkit.workflows.papers.build_about import files_about
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.plan.cases_from_plan import cases_from_plan
from tenderkit.workflows.plan.plan import AssessedPlan, plan_back
from tenderkit.workflows.plan.plan_row_matter import plan_row_matter
from tenderkit.workflows.plan.plan_summary import summary_blocks
from tenderkit.workflows.plan.plans_of_folder import KeptPlan, RowSaying, keep_plan, recommend
from tenderkit.workflows.reports.reporting import report
from tenderkit.writers.html_writer import documents_html

_YEARS_AHEAD, _YEARS_BACK = 3, 2
_LONGEST = 10_000
_PAPER = "rekommendation"
_UNDER = 2


@require_http_methods(["GET", "HEAD", "POST"])
def show_plans(request: HttpRequest) -> HttpResponse:
    """The plans by year, and the form that takes in one more."""
    now = localdate().year
    years = range(now - _YEARS_BACK, now + _YEARS_AHEAD + 1)
    year = next((each for each in years if str(each) == request.POST.get("ar", "")), now + 1)
    faults: tuple[tuple[str, str], ...] = ()
    if request.method == "POST":
        _stop_unless_for_all(request)
        sent = request.FILES.get("fil")
        faults = _faults_of_file(sent if isinstance(sent, UploadedFile) else None)
        if sent is not None and not faults:
            try:
                plan = keep_plan(Path(settings.TENDERKIT_FOLDER), sent.read(), year)
            except InvalidInputError as error:
                faults = tuple((each.message.what, each.message.remedy) for each in error.problems)
            except RefusedError as error:
                faults = ((error.message.what, error.message.remedy),)
            else:
                note_trail_of_folder(request, "plan", plan.name)
                return HttpResponseRedirect(f"{reverse('plan', args=(plan.name,))}?sparat")
    context = {
        "plans": kept_plans(),
        "years": years,
        "year": year,
        "faults": faults,
        "is_for_all": _is_for_all(request),
    }
    return render(request, "page/oversight/plans.html", context)


@require_safe
def show_plan(request: HttpRequest, plan: str) -> HttpResponse:
    """The rows of one plan, what the reading asks about, and what it all comes to."""
    kept = plan_named(plan)
    found = assessed_plan(kept, localdate())
    rows = of_units(shown_rows(kept, found), person_of(request).units)
    (unit,) = asked_for(request, "enhet")
    summary = report("", summary_blocks(found.plan, found.assessed, text))
    context = {
        "plan": kept,
        "rows": of_units(rows, (unit,)),
        "total": len(rows),
        "waiting": sum(each.waits for each in rows),
        "unit": unit,
        "units": named_units(each.verdict.row.unit or "" for each in rows),
        "faults": tuple(shown_faults(found)),
        "summary": mark_safe(documents_html([(summary, None)], below=_UNDER)),  # noqa: S308 - written by the writer of documents
        "saved": "sparat" in request.GET,
        "is_for_all": _is_for_all(request),
    }
    return render(request, "page/oversight/plan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_plan_row(request: HttpRequest, plan: str, row: int) -> HttpResponse:
    """One procurement of the plan: what the policy says, what is recommended and answered, and its case."""
    kept = plan_named(plan)
    found = assessed_plan(kept, localdate())
    shown = _row(request, kept, found, row)
    if request.method != "POST":
        return _row_page(request, kept, shown)
    if "borja" in request.POST:
        return _begun(request, kept, found, shown)
    what = next((each for each in AskedVerdict if each.value == request.POST.get("vad")), None)
    reason = request.POST.get("skal", "").replace("\r\n", "\n").strip()
    if what is None or len(reason) > _LONGEST:
        return _row_page(request, kept, shown, text("page.plan.choose"))
    saying = RowSaying(shown.verdict.row, reason, localdate(), request.POST.get("sett", ""))
    fault = why_not_said(lambda: recommend(kept, what, saying))
    if fault:
        return _row_page(request, kept, _row(request, kept, found, row), fault)
    note_trail_of_folder(request, "recommend", kept.name)
    return HttpResponseRedirect(f"{reverse('plan-row', args=(kept.name, row))}?sparat")


@require_safe
def download_recommendation(request: HttpRequest, plan: str, row: int, suffix: str) -> HttpResponse:
    """The paper of the row, as `tenderkit build --kind rekommendation` writes it today."""
    kept = plan_named(plan)
    if suffix not in FORMATS:
        raise Http404
    _row(request, kept, assessed_plan(kept, localdate()), row)
    name = f"{_PAPER}-rad-{row}.{suffix}"
    asked = BuildOptions(kinds=(_PAPER,), row=row, day=localdate(), to=Path(name))
    matter = plan_row_matter(kept.path, asked, find_places(kept.path.parent.resolve()))
    note_trail_of_folder(request, "download", name)
    return as_download(files_about(matter, asked)[name], name, FORMATS[suffix])


@require_safe
def download_plan(request: HttpRequest, plan: str, suffix: str) -> HttpResponse:
    """The sheet back with the policy's answers to the right, as `tenderkit plan --to` writes it."""
    _stop_unless_for_all(request)
    kept = plan_named(plan)
    if suffix not in SHEETS:
        raise Http404
    data, _ = plan_back(assessed_plan(kept, localdate()), f".{suffix}")
    note_trail_of_folder(request, "download", kept.name)
    return as_download(data, f"{kept.name}-med-svar.{suffix}", SHEETS[suffix])


def _faults_of_file(sent: "UploadedFile[bytes] | None") -> tuple[tuple[str, str], ...]:
    if sent is None or not sent.size:
        return ((text("page.plan.no_file"), ""),)
    if sent.size > MOST_BYTES:
        return ((text("page.plan.too_large", most=MOST_BYTES // 1024 // 1024), ""),)
    return ()


def _is_for_all(request: HttpRequest) -> bool:
    return "" in person_of(request).units


def _stop_unless_for_all(request: HttpRequest) -> None:
    """The whole plan belongs to whoever coordinates for the whole municipality."""
    if not _is_for_all(request):
        raise Http404


def _row(request: HttpRequest, plan: KeptPlan, found: AssessedPlan, number: int) -> ShownPlanRow:
    """A row of another unit isn't there."""
    rows = of_units(shown_rows(plan, found), person_of(request).units)
    shown = next((each for each in rows if each.verdict.row.number == number), None)
    if shown is None:
        raise Http404
    return shown


def _begun(request: HttpRequest, plan: KeptPlan, found: AssessedPlan, shown: ShownPlanRow) -> HttpResponse:
    try:
        ((folder, _),) = cases_from_plan(found, Path(settings.TENDERKIT_FOLDER), (shown.verdict.row.number,))
    except TenderkitError as refused:
        return _row_page(request, plan, shown, _told(refused.message))
    cases_on_the_shelf(fresh=True)
    note_trail(request, folder / CASE_FILE, "new", "plan")
    return HttpResponseRedirect(reverse("case", args=(name_of_case(folder / CASE_FILE),)))


def _told(message: Message) -> str:
    return f"{message.what}. {message.remedy}"


def _row_page(request: HttpRequest, plan: KeptPlan, shown: ShownPlanRow, fault: str = "") -> HttpResponse:
    said = shown.said.recommendation if shown.said is not None else None
    is_sent = request.method == "POST" and "borja" not in request.POST
    context = {
        "plan": plan,
        "formats": list(FORMATS),
        "shown": shown,
        "row": shown.verdict.row,
        "said": said,
        "reply": shown.said.reply if shown.said is not None else None,
        "fault": f"{fault[:1].upper()}{fault[1:]}",
        "choices": [(each.value, text(f"plan.verdict.{each.value}")) for each in AskedVerdict],
        "chosen": request.POST.get("vad", "") if is_sent else said.what.value if said else shown.verdict.verdict.value,
        "reason": request.POST.get("skal", "") if is_sent else (said.reason or "") if said else "",
        "saved": "sparat" in request.GET,
    }
    return render(request, "page/oversight/plan_row.html", context)
