"""What a penalty can amount to."""
