"""A case in two lots, the second with a requirement of its own."""

from given.cases import WITH_DIALOGUE

_OWN = """\
  lots:
    - {id: A, title: Norra}
    - id: B
      title: Södra
      requirement:
        purpose: Fler ska få arbete i söder.
        target_groups: [long_term_unemployed]
"""
_TARGET = "  target_groups: [far_from_labour_market]\n"


def lots_case(*, without: str = "", instead: str = "") -> str:
    """Lot B's own requirement has a dialogue as the common one has, except a key named by `without`, or it is `instead`."""
    rest = (instead or WITH_DIALOGUE.split(_TARGET)[1]).splitlines()
    own = "".join(f"      {line}\n" for line in rest if not without or without not in line)
    return WITH_DIALOGUE.replace("requirement:\n  purpose", f"{_OWN}{own}requirement:\n  purpose")
