"""Every pair of colours that meets as text and ground is strong enough, by day and by night (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = {
    name: re.split(r",\s*", values)
    for name, values in re.findall(
        r'^  "?([a-z-]+)"?: \((#[^)]+)\)', (ROOT / "assets/scss/_tokens.scss").read_text(), flags=re.MULTILINE
    )
}
COLOURS = {name: values for name, values in ROWS.items() if len(values) == 2}
ACCENTS = {name: values for name, values in ROWS.items() if len(values) == 6}
GROUNDS = ("page", "surface", "sunk")
HUES = ("diagnostic", "ideas", "vote", "assessment", "projects", "error", "success")
TURNS = pytest.mark.parametrize("turn", [0, 1], ids=["day", "night"])


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@TURNS
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "ink-soft", *HUES])
def test_words_can_be_read_on_each_ground(ink: str, ground: str, turn: int) -> None:
    assert _contrast(COLOURS[ink][turn], COLOURS[ground][turn]) >= 4.5


@TURNS
@pytest.mark.parametrize("hue", HUES)
def test_words_can_be_read_on_each_tint(hue: str, turn: int) -> None:
    tint = COLOURS[f"{hue}-soft"][turn]
    assert min(_contrast(COLOURS[ink][turn], tint) for ink in (hue, "ink", "ink-soft")) >= 4.5
    assert _contrast(COLOURS["on-hue"][turn], COLOURS[hue][turn]) >= 4.5


@TURNS
def test_a_quiet_tag_can_be_read(turn: int) -> None:
    assert _contrast(COLOURS["ink-soft"][turn], COLOURS["line"][turn]) >= 4.5


@TURNS
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edges_of_fields_can_be_seen(ground: str, turn: int) -> None:
    assert _contrast(COLOURS["edge"][turn], COLOURS[ground][turn]) >= 3


@TURNS
@pytest.mark.parametrize("name", ACCENTS)
def test_each_accent_serves_as_link_button_and_tint(name: str, turn: int) -> None:
    accent, strong, soft = ACCENTS[name][turn * 3 : turn * 3 + 3]
    assert min(_contrast(accent, COLOURS[ground][turn]) for ground in GROUNDS) >= 4.5
    assert min(_contrast(ink, soft) for ink in (accent, strong, COLOURS["ink"][turn])) >= 4.5
    assert min(_contrast(COLOURS["on-hue"][turn], fill) for fill in (accent, strong)) >= 4.5
