"""The procurement plan: read, asked, and given back."""
