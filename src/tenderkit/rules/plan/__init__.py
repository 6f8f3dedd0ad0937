"""The procurement plan: the policy asked of each row, when to begin, and what the year comes to."""
