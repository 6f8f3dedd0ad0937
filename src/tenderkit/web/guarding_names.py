"""What the guards and the pages call the same things by."""

PERSON = "person"  # in the session of whoever was let in
ACTING = "roll"  # in the session: the role that the person works as just now
LANGUAGE = "sprak"  # in the session: the language of the page, where it isn't Swedish
ENTRANCE = "in"
CALENDAR = "kalender"  # what a calendar asks for has its own key, and no session
LOCAL_PERSON = "lokal"
