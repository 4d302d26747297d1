"""Elections drawn by hypothesis: rankings, with and without equal ranks, and grades."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from consult.votes.counting_rules.election import Election, Marks, Profile, Settings
from tests.factories import elections

Row = tuple[tuple[int, ...], tuple[int, ...], int]


@st.composite
def rankings(
    draw: st.DrawFn, options: int = 4, *, has_equals: bool = False, is_full: bool = False, is_clear: bool = False
) -> Election:
    """Rankings of some or all options; the ballots of each of up to six sorts are cast by up to nine people.

    Where `is_clear` there are many ballots of many sorts, so that ties are rare.
    """
    rows: list[Row] = []
    people = st.integers(100, 999) if is_clear else st.integers(1, 9)
    for _ in range(draw(st.integers(5, 9) if is_clear else st.integers(1, 6))):
        order = draw(st.permutations(range(options)))
        chosen = order if is_full else order[: draw(st.integers(0, options))]
        steps = [draw(st.integers(0, 1)) if has_equals else 1 for _ in chosen]
        ranks = tuple(1 + sum(steps[1 : place + 1]) for place in range(len(chosen)))
        rows.append((tuple(chosen), ranks, draw(people)))
    return elections.election(options, Profile.of(rows), marks=Marks.RANKS)


@st.composite
def grades(draw: st.DrawFn, options: int = 3, *, scale: int = 6) -> Election:
    """Grades for every option."""
    grade = st.integers(0, scale - 1)
    ballots = [(draw(st.tuples(*[grade] * options)), draw(st.integers(1, 3))) for _ in range(draw(st.integers(1, 6)))]
    return elections.scores(options, *ballots, marks=Marks.GRADES, settings=Settings(grades=scale))


def rows_of(election: Election) -> list[Row]:
    """The ballots as triples, as `Profile.of` takes them."""
    profile, rows, at = election.profile, [], 0
    for size, weight in zip(profile.sizes.tolist(), profile.weights.tolist(), strict=True):
        part = slice(at, at + size)
        rows.append((tuple(profile.choices[part].tolist()), tuple(profile.values[part].tolist()), weight))
        at += size
    return rows


def with_rows(election: Election, rows: Sequence[Row]) -> Election:
    """The same election with these ballots."""
    return replace(election, profile=Profile.of(rows))
