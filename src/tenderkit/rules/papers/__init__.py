"""What each document prints of what is computed."""
