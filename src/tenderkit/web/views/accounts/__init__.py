"""The pages of signing in with an account, and the accounts themselves."""
