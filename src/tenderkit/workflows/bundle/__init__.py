"""Documents of a case and other files in one PDF: set together, looked through, and proved before it is written."""
