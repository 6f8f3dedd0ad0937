"""From a case to its documents, built, issued and upgraded."""
