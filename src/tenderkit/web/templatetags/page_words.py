"""Filters for words that a workflow says in Swedish whatever the page speaks: `{% load page_words %}`."""

from django import template

from tenderkit.web.shown.page_language import as_swedish, said_here, with_days_in_words, with_english_titles

register = template.Library()
register.filter("swedish", as_swedish)
register.filter("said", said_here)
register.filter("titled", with_english_titles)
register.filter("days", with_days_in_words)
