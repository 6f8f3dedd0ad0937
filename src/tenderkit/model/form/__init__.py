"""The case file as a form in a workbook: which sheets it has, and where each key of the case stands in them."""
