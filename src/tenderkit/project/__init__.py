"""Where clauses, templates and cases are found."""
