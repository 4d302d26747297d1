"""How somebody who knows all that is published would go about finding hidden numbers of people: linear programming."""

from collections.abc import Mapping, Sequence

from scipy.optimize import linprog

Equation = tuple[Mapping[int, float], float]
"""The coefficients of some numbers of people, by their places, and what they add up to."""

# Numbers of people are whole: within less than one there is nothing left to guess.
ROOM = 0.999


def is_told(place: int, numbers: int, known: Sequence[Equation], bounds: Mapping[int, tuple[float, float]] | None = None) -> bool:
    """Whether the number at `place`, of so many that are not negative, follows from what is known of them.

    `bounds`: what else is known of numbers, the least and the most they can be.
    """
    rows = [[equation.get(column, 0.0) for column in range(numbers)] for equation, _total in known]
    within = [(bounds or {}).get(column, (0, None)) for column in range(numbers)]
    ends = []
    for sign in (1.0, -1.0):
        aim = [sign * float(column == place) for column in range(numbers)]
        found = linprog(aim, A_eq=rows or None, b_eq=[total for _equation, total in known] or None, bounds=within)
        assert found.status in (0, 3), found.message
        ends.append(float("inf") if found.status else sign * found.fun)
    return ends[1] - ends[0] < ROOM
