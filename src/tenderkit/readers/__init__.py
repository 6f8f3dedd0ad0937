"""Files become values; everything that comes from outside is checked here."""
