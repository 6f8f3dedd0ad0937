"""Word files that another program makes into PDF files: kept apart from everything, watched, and compared word for word."""
