"""The families of effect."""

import pytest
from flask import Flask

from consult.projects.effects import EFFECTS
from consult.projects.effects.contract import Effect


def test_there_are_five_families_in_order() -> None:
    assert EFFECTS.keys() == ("jobs", "quality-of-life", "inequality", "avoided-costs", "durability")


@pytest.mark.parametrize("effect", list(EFFECTS), ids=lambda effect: effect.key)
def test_a_family_says_what_it_is(database: Flask, effect: Effect) -> None:
    assert str(effect.label) and str(effect.meaning).endswith(".")
    assert len(effect.key) <= 32
