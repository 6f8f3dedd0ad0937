"""Whether a case file holds together."""
