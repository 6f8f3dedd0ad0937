"""The number of a clause's version in an address: `klausuler/vite/1.1.0/`."""


class VersionInAddress:
    """Nothing but a number of three parts, so that the words of other addresses are no versions."""

    regex = r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
