"""Signs of Markdown or HTML in a value, which a document prints letter for letter."""

import re

from tenderkit.patterns import lazy_pattern

_MARKUP = lazy_pattern(
    r"""
      \*\*(?=\S)[^*\n]+(?<=\S)\*\*                        # **bold**
    | (?<![\w_])__(?=[^\s_])[^_\n]+(?<=[^\s_])__(?![\w_])  # __bold__
    | (?<![\w*])\*(?=[^\s*])[^*\n]+(?<=[^\s*])\*(?![\w*])  # *italic*
    | (?<![\w_])_(?=[^\s_])[^_\n]+(?<=[^\s_])_(?![\w_])    # _italic_
    | ~~(?=\S)[^~\n]+~~                                    # ~~struck~~
    | !?\[[^\[\]\n]+\]\([^()\s]+\)                         # [words](address)
    | <(?:https?|mailto):[^<>\s]+>                         # <https://…>
    | `{3}|`[^`\n]+`                                       # `code`
    | ^[ \t]*\#{1,6}[ \t]+\S[^\n]*                         # # heading
    | ^[ \t]*[-*+•][ \t]+\S[^\n]*                          # - item
    | ^[ \t]*>[ \t]+\S[^\n]*                               # > quotation
    | ^[ \t]*\|[^\n]*\|[ \t]*$                             # | table |
    | ^[ \t]*(?:-{3,}|\*{3,}|={3,})[ \t]*$           # a rule
    | </?(?:b|i|u|em|strong|br|p|a|ul|ol|li|h[1-6]|span|div)(?:\s[^<>\n]*)?/?>
    | &(?:nbsp|amp|lt|gt|quot|\#\d{1,6});
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)


def find_markup(words: str) -> str:
    """The first such signs with what they mark, as they will be printed; empty when there are none."""
    found = _MARKUP.search(words)
    return found[0].strip() if found else ""
