"""Registries of kinds."""

from dataclasses import dataclass

import pytest

from consult.core.errors import NotFound
from consult.core.kinds import Kinds


@dataclass(frozen=True)
class Colour:
    """For these tests."""

    key: str


def test_kinds_keep_their_order_and_are_found_by_key() -> None:
    red, blue = Colour("red"), Colour("blue")
    colours = Kinds(red, blue)
    assert list(colours) == [red, blue] and colours.keys() == ("red", "blue") and len(colours) == 2
    assert colours["blue"] is blue


def test_an_unknown_key_is_not_found() -> None:
    with pytest.raises(NotFound):
        Kinds(Colour("red"))["green"]


def test_two_kinds_of_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="share a key"):
        Kinds(Colour("red"), Colour("red"))
