"""Any text that XML 1.0 can hold, which is what a case file may hold."""

from hypothesis import strategies as st


def is_legal(letter: str) -> bool:
    """The Char production of XML 1.0, section 2.2."""
    return letter in "\t\n\r" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter >= "\U00010000"


HOSTILE = ("&amp;", "<b>", "{{ 7*7 }}", "2*3*4", "[a](b)", "C:\\*temp", "=1+1", "_x0041_", "]]>", "<!--", "\r\n", "  ")

legal_text = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]).filter(is_legal)),
    st.lists(st.sampled_from([*HOSTILE, "å", "\N{GRINNING FACE}", "\u202e", "שלום", "\x85"])).map("".join),
)
