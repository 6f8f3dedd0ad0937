"""What is due or late, by role."""
