"""Documents as quick as words into holes: composed and written once for all that answer alike."""
