"""The seals of a bundle: every row that was touched is named."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core import merkle
from consult.votes.bundle.integrity import (
    BALLOTS_HEADER,
    Damaged,
    digest_of,
    findings,
    is_root,
    root_of,
    rows_of,
    seals_of,
)
from consult.votes.bundle.lines import ballot_leaf, ballot_line

MUTATIONS = 1_000
ROWS = 40


def _rows(chance: Random) -> list[str]:
    """Ballots in the order of their trackers."""
    options = ["aaa", "bbb", "ccc"]
    trackers = sorted({f"{chance.randrange(10**8):08}" for _ in range(ROWS)})
    return [ballot_line(tracker, " ".join(chance.sample(options, 2)), "1 2", "email", "web") for tracker in trackers]


def _seals(rows: list[str]) -> list[tuple[str, str]]:
    return [(row.split(",")[0], digest_of(row)) for row in rows]


def _change(rows: list[str], chance: Random) -> set[tuple[str, str]]:
    """One sign of a row is another one; of the tracker, so that one ballot is gone and another one came."""
    row, sign = chance.randrange(len(rows)), chance.choice("xyz-")
    place = chance.randrange(len(rows[row]))
    old = rows[row].split(",")[0]
    rows[row] = rows[row][:place] + sign + rows[row][place + 1 :]
    new = rows[row].split(",")[0]
    return {("changed", old)} if new == old else {("removed", old), ("inserted", new)}


def _remove(rows: list[str], chance: Random) -> set[tuple[str, str]]:
    return {("removed", rows.pop(chance.randrange(len(rows))).split(",")[0])}


def _insert(rows: list[str], chance: Random) -> set[tuple[str, str]]:
    """A new ballot, or one of the box a second time."""
    new = chance.choice([f"{chance.randrange(10**8, 10**9)},aaa,1,email,web", chance.choice(rows)])
    rows.insert(chance.randrange(len(rows) + 1), new)
    return {("inserted", new.split(",")[0])}


def _move(rows: list[str], chance: Random) -> set[tuple[str, str]]:
    """A row to another place at least two rows away: nearer, it could as well be its neighbour that moved."""
    start = chance.randrange(len(rows))
    row = rows.pop(start)
    rows.insert(chance.choice([place for place in range(len(rows) + 1) if abs(place - start) > 1]), row)
    return {("moved", row.split(",")[0])}


@pytest.mark.parametrize("mutate", [_change, _remove, _insert, _move])
def test_of_random_mutations_each_is_named_and_nothing_else(mutate: object) -> None:
    assert callable(mutate)
    for seed in range(MUTATIONS // 4):
        chance = Random(seed)
        rows = _rows(chance)
        seals = _seals(rows)
        assert findings(rows, seals) == []
        expected = mutate(rows, chance)
        assert {(kind, tracker) for kind, tracker, _ in findings(rows, seals)} == expected, f"seed {seed}"


def test_the_row_is_told_by_its_number() -> None:
    rows = _rows(Random(1))
    seals = _seals(rows)
    rows[6] += "x"
    assert findings(rows, seals) == [("changed", rows[6].split(",")[0], 7)]


def test_of_two_neighbours_that_changed_places_one_is_named() -> None:
    rows = _rows(Random(1))
    seals = _seals(rows)
    rows[3], rows[4] = rows[4], rows[3]
    ((kind, tracker, row),) = findings(rows, seals)
    assert kind == "moved" and (tracker, row) in [(rows[3].split(",")[0], 4), (rows[4].split(",")[0], 5)]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=33))
def test_digests_and_root_are_those_of_the_platform(lines: list[str]) -> None:
    assert [digest_of(line) for line in lines] == [ballot_leaf(line).hex() for line in lines]
    assert root_of(map(digest_of, lines)) == merkle.root([ballot_leaf(line) for line in lines]).hex()


def test_digests_that_are_none_make_no_root() -> None:
    assert not is_root(["zz"], "00" * 32)
    assert is_root([], root_of([]).upper())


@pytest.mark.parametrize("text", ["", "tracker;choices\n", "K7QF-2MXD-9,a,,,\n"])
def test_a_file_that_begins_otherwise_is_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        rows_of(text, BALLOTS_HEADER, "ballots.csv")


def test_a_seal_without_its_digest_is_damaged() -> None:
    with pytest.raises(Damaged):
        seals_of("tracker,digest\nK7QF-2MXD-9\n")
