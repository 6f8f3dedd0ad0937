"""PDF files as their readers meet them."""
