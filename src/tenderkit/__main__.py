"""`python -m tenderkit` is `tenderkit`."""

from tenderkit.cli import main

main()
