"""When a municipality asks for a requirement, and what it finds reasonable."""
