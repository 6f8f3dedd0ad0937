"""`batch`: one document for each row of a sheet, or for each case of a folder."""
