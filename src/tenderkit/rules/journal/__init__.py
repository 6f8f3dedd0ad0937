"""What is known of the journal on a day, and what follows from it."""
