"""Documents and reports in the format that was asked for."""
