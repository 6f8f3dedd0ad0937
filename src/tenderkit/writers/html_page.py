"""The page around the words: one file that loads nothing, runs nothing but what its writer gives it, and reads well on screen, phone and paper."""

from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html import escape

from tenderkit.model.papers.document import Document

# Contrast on white: text 16.1:1, quiet text 7.5:1, links 8.2:1; text on the yellow 14.5:1 (WCAG AA asks for 4.5:1).
# On a phone a table is as wide as its longest words ask for, and scrolls by itself: no word in it is broken.
# `pre-wrap` keeps every blank and line break that somebody typed.
PAGE_STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1f1f1f;font:1.0625rem/1.55 "Segoe UI",system-ui,-apple-system,"Liberation Sans",sans-serif}
header,main{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem;color:#555}
header p{margin:0}
main{padding-top:1rem;padding-bottom:4rem}
h1,h2,h3,h4,h5,h6,p,th,td,caption{white-space:pre-wrap;overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2rem 0 .5rem;font-weight:600}
h1{font-size:1.75rem;margin-top:1rem}
h2{font-size:1.375rem}
h3{font-size:1.1875rem}
h4,h5,h6{font-size:1.0625rem}
p{margin:.5rem 0}
ul,ol{margin:.5rem 0;padding-left:1.5rem}
li p{margin:.25rem 0}
a{color:#0b4a85}
mark{background:#ffef9e;color:#1f1f1f}
.requirement{padding-left:4.75rem}
.requirement .number{display:inline-block;min-width:4.75rem;margin-left:-4.75rem}
.number{font-variant-numeric:tabular-nums}
.notice{border:2px solid #8a6d00;padding:.5rem 1rem;margin:1.5rem 0}
.notice p{margin:0}
.notice-title{font-weight:600}
table{width:100%;table-layout:fixed;border-collapse:collapse;margin:1rem 0;font-size:1rem}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.375rem .5rem;border:1px solid #8c8c8c;hyphens:auto}
th{background:#f2f2f2;font-weight:600}
@media screen and (max-width:40rem){
h1{font-size:1.375rem}
h2{font-size:1.125rem}
h3{font-size:1.0625rem}
.table{overflow-x:auto}
.table:focus-visible{outline:2px solid #0b4a85}
.table table{table-layout:auto}
caption,th,td{overflow-wrap:break-word;hyphens:manual}
}
:target{outline:2px solid #0b4a85;outline-offset:4px}
@media (max-width:30rem){.requirement{padding-left:0}.requirement .number{display:inline;margin:0}th,td{padding:.25rem;font-size:.875rem}}
@media print{
@page{size:A4;margin:25mm 22mm}
body{font-size:11pt}
header,main{max-width:none;padding-left:0;padding-right:0}
a{color:inherit;text-decoration:none}
h1,h2,h3,h4,h5,h6,caption{break-after:avoid}
tr,.requirement,.notice{break-inside:avoid}
thead{display:table-header-group}
mark,th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
"""


def html_page(document: Document, body: str, style: str = PAGE_STYLE, script: str = "") -> bytes:
    """The finished page. The policy lets in this one style sheet and script, by their digests, and nothing else."""
    scripts = f" script-src '{_digest(script)}';" if script else ""
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}';{scripts} img-src data:; base-uri 'none'; form-action 'none'"
    )
    last = f"<script>{script}</script>\n" if script else ""
    page = (
        "<!DOCTYPE html>\n"
        f'<html lang="{letters(document.language.partition("-")[0])}">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<link rel="icon" href="data:,">\n'  # or browsers ask the server for one
        f"<title>{letters(document.title)}</title>\n{_own_data(document)}"
        f"<style>{style}</style>\n"
        "</head>\n"
        f"<body>\n{_letterhead(document)}{body}{last}</body>\n"
        "</html>\n"
    )
    return page.encode()


def _digest(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def letters(text: str) -> str:
    """`text` such that a browser gives back the same letters; a carriage return survives only as a reference."""
    return escape(text).replace("\r", "&#13;")


def lines_of_letters(text: str) -> str:
    """The same for running text: a line break is one wherever the words are pasted, not only where the page's style holds."""
    return letters(text).replace("\n", "<br>")


def table_html(caption: str, inside: str, caption_id: str, name: str = "") -> str:
    """A table that those who read with keys or a screen reader can scroll by itself; `inside` is what follows its caption."""
    named = f' class="{name}"' if name else ""
    return (
        f'<div class="table" role="region" aria-labelledby="{caption_id}" tabindex="0">\n'
        f'<table{named}>\n<caption id="{caption_id}">{letters(caption)}</caption>\n{inside}</table>\n</div>\n'
    )


class UniqueIds:
    """Ids of one page: a clause that stands twice (once a lot) must not give the same id twice."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def take(self, wanted: str) -> str:
        self._taken[wanted] += 1
        turn = self._taken[wanted]
        return wanted if turn == 1 else self.take(f"{wanted}-{turn}")


def _own_data(document: Document) -> str:
    return "".join(f'<meta name="{letters(name)}" content="{letters(words)}">\n' for name, words in document.own_data)


def _letterhead(document: Document) -> str:
    facts = document.facts
    owner = ", ".join(name for name in (facts.get("authority_name", ""), facts.get("unit", "")) if name)
    lines = (owner, facts.get("registration_number", ""), facts.get("case_title", ""))
    printed = "".join(f"<p>{letters(line)}</p>\n" for line in lines if line)
    return f"<header>\n{printed}</header>\n" if printed else ""
