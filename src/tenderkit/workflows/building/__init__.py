"""`build`, whatever the papers are about."""
