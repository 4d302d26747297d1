"""What organisers can tell a counting rule."""

from dataclasses import fields

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Settings
from consult.votes.rule_settings import CHOICES, READ_BY, of_rule, setting_words


def test_settings_are_those_that_rules_know() -> None:
    known = {field.name for field in fields(Settings)}
    assert {name for names in READ_BY.values() for name in names} | set(CHOICES) <= known
    assert set(READ_BY) <= set(COUNTING_RULES.keys())


def test_the_first_choice_is_what_rules_do_untold() -> None:
    assert {name: next(iter(choices)) for name, choices in CHOICES.items()} == {
        name: getattr(Settings(), name) for name in CHOICES
    }


def test_a_rule_is_told_only_what_it_reads() -> None:
    given = {"completion": "none", "step": None, "utility": "", "transfer": "meek", "threshold": 3}
    assert of_rule("equal-shares", given) == {"completion": "none"}
    assert of_rule("stv", given) == {"transfer": "meek"}
    assert of_rule("plurality", given) == {}


def test_what_a_rule_was_told_is_said_and_what_it_does_untold_too() -> None:
    assert setting_words("stv", {}) == [CHOICES["transfer"]["scottish"]]
    assert setting_words("stv", {"transfer": "meek"}) == [CHOICES["transfer"]["meek"]]
    assert setting_words("plurality", {"transfer": "meek"}) == []
