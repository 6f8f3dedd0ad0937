"""Word templates: prepared, proved and compiled."""
