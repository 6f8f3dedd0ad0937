from tenderkit.rules.conditions.given_facts import GivenFacts


def test_a_block_is_stated_when_something_in_it_is() -> None:
    facts = GivenFacts({"requirement.places.counted_per": "contract"})

    assert facts.lookup("requirement.places") is not None
    assert facts.lookup("requirement.dialogue") is None


def test_a_fact_is_not_stated_by_one_that_begins_with_its_name() -> None:
    facts = GivenFacts({"requirement.places.counted_per": "contract"})

    assert facts.lookup("requirement.places.count") is None
