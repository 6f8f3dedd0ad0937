"""What has been signed in a PDF, and whether it still says what was signed."""
