"""What is wrong with a case, and why it is as it is."""
