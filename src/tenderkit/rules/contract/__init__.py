"""What a contract gives: its requirements, the places owed, days, parties."""
