"""A calendar file: whole days, with what a text may hold of commas, quotes and line breaks."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from tenderkit.writers.calendar_writer import CalendarDay, write_calendar

DAY = CalendarDay("abc", date(2027, 6, 1), 'Möte; "snart", å ä ö', "rad ett\nrad två", "rekryterare")


def test_an_entry_is_a_whole_day_that_takes_nobodys_time() -> None:
    (event,) = Calendar.from_ical(write_calendar("Prov", [DAY], date(2027, 5, 1))).walk("VEVENT")

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 6, 1), date(2027, 6, 2))
    assert event.decoded("dtstamp") == datetime(2027, 5, 1, tzinfo=UTC)
    assert (str(event["uid"]), str(event["transp"])) == ("abc@tenderkit", "TRANSPARENT")


def test_what_an_entry_says_comes_back_whole() -> None:
    (event,) = Calendar.from_ical(write_calendar("Prov", [DAY], date(2027, 5, 1))).walk("VEVENT")

    assert str(event["summary"]) == DAY.summary
    assert str(event["description"]) == DAY.description


def test_a_line_break_in_a_text_makes_no_line_of_the_calendar() -> None:
    sly = CalendarDay("abc", date(2027, 6, 1), "x\r\nATTENDEE:mailto:a@example.se", "", "rekryterare")

    written = write_calendar("Prov", [sly], date(2027, 5, 1))

    assert [line for line in written.split(b"\r\n") if line.startswith(b"ATTENDEE")] == []
