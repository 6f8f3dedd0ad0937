"""What a finished document may not hold, and what issuing asks of it."""
