"""The register of a folder of cases."""
