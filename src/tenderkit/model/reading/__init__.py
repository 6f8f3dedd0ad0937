"""What people write, and what is meant by it: said back, or asked about, never guessed."""
