from given.clauses_in_text import clause
from tenderkit.rules.clauses.clause_guidance import guidance_words

BODY = (
    "::short\n\n{#k1} {{ supplier }} ska rapportera.\n\n::full\n\n{#k1} {{ supplier }} ska rapportera. "
    "{#s1} {{ authority }} får begära {{ x }} enligt [[vite]]. Mer.\n\n::close"
)
FRONT = "parameters: {x: {from: requirement.purpose, type: text}}\n"


def test_the_guidance_says_what_the_short_text_leaves_and_what_it_follows_from() -> None:
    text = clause(BODY, f"{FRONT}short_leaves: {{s1: 26 § avtalslagen}}\n")

    assert guidance_words(text) == (
        "Vägledningen. Den korta texten lämnar till lag och allmänna avtalsvillkor: "
        "”Myndigheten får begära … enligt …” (26 § avtalslagen)."
    )


def test_a_clause_that_leaves_nothing_has_its_guidance_alone() -> None:
    assert guidance_words(clause(BODY, FRONT)) == "Vägledningen."
