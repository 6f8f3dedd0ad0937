"""How the page's own database came to look as it does."""
