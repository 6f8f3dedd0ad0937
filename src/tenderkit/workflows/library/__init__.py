"""The library as it is looked at: searched, read, compared with what open cases have, and tried."""
