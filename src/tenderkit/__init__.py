"""One case file in, every document of the employment requirement out."""

__version__ = "0.1.0"
