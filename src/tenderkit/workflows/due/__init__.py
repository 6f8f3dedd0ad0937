"""What is due in a folder of cases, and the calendar of it."""
