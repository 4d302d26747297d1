"""Places where later features show something."""

import pytest
from flask import Flask

from consult.features import FEATURES
from consult.web.slots import SLOTS, fill, slot


def test_fragments_stand_in_the_order_in_which_they_came(app: Flask) -> None:
    SLOTS["tests.wall"] = []
    try:
        fill("tests.wall", lambda name: f"<p>one for {name}</p>")
        fill("tests.wall", lambda name: "")
        fill("tests.wall", lambda name: "<p>two</p>")
        assert slot("tests.wall", name="Amina") == "<p>one for Amina</p><p>two</p>"
    finally:
        del SLOTS["tests.wall"]


def test_an_unknown_slot_cannot_be_filled() -> None:
    with pytest.raises(KeyError):
        fill("tests.nowhere", lambda: "")


def test_fragments_stand_in_the_order_of_the_features_whatever_was_imported_first(app: Flask) -> None:
    order = [feature.name for feature in FEATURES]
    for fragments in SLOTS.values():
        places = [order.index(fragment.__module__.split(".")[1]) for fragment in fragments]
        assert places == sorted(places)
