"""A recommendation, and the requester's answer to it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from tenderkit.messages import text
from tenderkit.model.policy.plan_answers import RequesterReply
from tenderkit.web.shown.plan_rows import ShownPlanRow, assessed_plan, of_units, plan_named, shown_rows, why_not_said
from tenderkit.web.signed_in import person_of
from tenderkit.web.trail import note_trail_of_folder
from tenderkit.workflows.plan.plans_of_folder import KeptPlan, RowSaying, reply_to_recommendation

_LONGEST = 10_000


@require_http_methods(["GET", "HEAD", "POST"])
def answer_recommendation(request: HttpRequest, plan: str, row: int) -> HttpResponse:
    """A row of another unit, or one that nobody has recommended anything for, isn't there."""
    kept = plan_named(plan)
    shown = _own_row(request, kept, row)
    if request.method != "POST":
        return _page(request, kept, shown)
    reply = next((each for each in RequesterReply if each.value == request.POST.get("svar")), None)
    reason = request.POST.get("skal", "").replace("\r\n", "\n").strip()
    if reply is None or len(reason) > _LONGEST:
        return _page(request, kept, shown, text("page.requester.choose"))
    saying = RowSaying(shown.verdict.row, reason, localdate(), request.POST.get("sett", ""))
    fault = why_not_said(lambda: reply_to_recommendation(kept, reply, saying))
    if fault:
        return _page(request, kept, _own_row(request, kept, row), fault)
    note_trail_of_folder(request, "reply", kept.name)
    return HttpResponseRedirect(f"{reverse('reply', args=(kept.name, row))}?sparat")


def _own_row(request: HttpRequest, plan: KeptPlan, number: int) -> ShownPlanRow:
    rows = of_units(shown_rows(plan, assessed_plan(plan, localdate())), person_of(request).units)
    shown = next((each for each in rows if each.verdict.row.number == number), None)
    if shown is None or shown.said is None or shown.said.recommendation is None:
        raise Http404
    return shown


def _page(request: HttpRequest, plan: KeptPlan, shown: ShownPlanRow, fault: str = "") -> HttpResponse:
    said = shown.said
    reply = said.reply if said is not None else None
    is_sent = request.method == "POST"
    context = {
        "plan": plan,
        "shown": shown,
        "row": shown.verdict.row,
        "said": said.recommendation if said is not None else None,
        "reply": reply,
        "fault": f"{fault[:1].upper()}{fault[1:]}",
        "choices": [(each.value, text(f"page.reply.{each.value}")) for each in RequesterReply],
        "chosen": request.POST.get("svar", "") if is_sent else reply.reply.value if reply else "",
        "reason": request.POST.get("skal", "") if is_sent else (reply.reason or "") if reply else "",
        "saved": "sparat" in request.GET,
    }
    return render(request, "page/requester/reply.html", context)
