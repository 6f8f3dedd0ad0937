"""The municipality's policy asked of a case."""
