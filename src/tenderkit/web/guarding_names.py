"""What the guards and the pages call the same things by."""

PERSON = "person"  # in the session of whoever was let in
ENTRANCE = "in"
LOCAL_PERSON = "lokal"
