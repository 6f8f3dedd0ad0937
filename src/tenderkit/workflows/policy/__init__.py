"""The municipality's policy beside a case."""
