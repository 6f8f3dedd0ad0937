"""Word files, pages and PDF files as their readers' aids meet them."""
