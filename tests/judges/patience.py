"""How long a test waits for a program: as long as it takes, for a slow machine is no fault of ours."""

HANGS_AFTER_SECONDS = 15 * 60  # only a program that would never end by itself is stopped
