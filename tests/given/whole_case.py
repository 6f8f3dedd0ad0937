"""A sound case that states a value of every sort, for tests that spoil one of them."""

WHOLE_CASE = """\
format: 1
title: Vägunderhåll
source: {report_closed: 2018-01}
registry: {procurement: TF 2026/412}
authority:
  name: Östersunds kommun
  organisation_number: 212000-2528
  email: kommunen@exempel.se
matching_unit:
  name: Arbetsmarknadsenheten
  form: same_authority
law: LOU
procedure:
  kind: open
  begins: 2026-11-01
  published: 2026-11-10
  tender_deadline: 2026-12-18
  awarded: 2027-01-20
  standstill_ends: 2027-02-01
  contract_signed: 2027-02-05
market_dialogue: {held: 2026-10-12}
contract:
  subject: works
  form: framework_agreement
  call_off_by: fixed_terms
  supplier_count: 1
  estimated_value: 65 000 000
  price_form: unit_prices
  starts: 2027-03-01
  months: 30
  option_months: 12
  extensions: 1
  place: within_municipality
  employees_needed: 40
  follow_up_feasible: ja
  cpv: 45233000-9
  workplace_checks: [utdrag ur belastningsregistret]
text: full
requirement:
  purpose: Fler ska få arbetslivserfarenhet.
  target_groups: [far_from_labour_market]
  dialogue:
    initiative: recruiter
    first_meeting_within_days: 30
    counted_from: contract_signed
    plan_within_days: 30
    reply_within_days: 10
    repeat_every_months: 6
    remedy_days: 30
    sanction: none
    no_sanction_reason: Parterna har ett gott samarbete.
    agreement: {maximum_places: 3, kinds: [internship], maximum_months: 6}
  places:
    basis: fixed
    count: 4
    counted_per: contract
    kinds: [employment, internship]
    kind_chosen_by: supplier
    minimum_months: 3
    extent_percent: 75
    start_within_months: 6
    counted_from: contract_start
    may_fulfil: [supplier, subcontractor]
    existing_staff: none
    offer_open_weeks: 4
    part_done_percent: 75
    replacement_weeks: 6
  penalty:
    amount: 50 000
    per: missing_place
    cap: {percent: 5, of: called_off_value}
    remedy_days: 30
    counted_from: written_notice
    claim_within_months: 12
    set_off: nej
  follow_up: {report_every_months: 6, meetings_per_year: 2}
suppliers:
  - name: Eksempel AS
    country: NO
    registration: 999 999 999
    called_off_value: 0
"""
