"""`upphandling.xlsx`: the case file as a form."""
