"""The page: the same workflows, files and words as the command line, in a browser. Nothing of what the product decides lives here."""
