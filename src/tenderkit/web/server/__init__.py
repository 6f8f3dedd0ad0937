"""The server for many people: what its settings file says, who has an account, and how they sign in."""
