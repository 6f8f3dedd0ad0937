"""The case file as a form in a workbook."""
