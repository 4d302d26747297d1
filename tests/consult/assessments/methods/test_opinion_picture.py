"""The picture shows groups, and nobody."""

import numpy as np
import pytest

from consult.assessments.methods.opinion_axes import Axes
from consult.assessments.methods.opinion_picture import opinion_picture
from tests.consult.assessments.methods.opinions import all_in

# A group long along the diagonal, one as wide as high, one of five people, and somebody in none.
RANDOM = np.random.default_rng(1)
LONG = np.outer(RANDOM.standard_normal(4_000), [3, 3]) + RANDOM.standard_normal((4_000, 2))
ROUND = np.array([9, -4]) + 2 * RANDOM.standard_normal((2_000, 2))
PLACES = np.vstack([LONG, ROUND, RANDOM.standard_normal((5, 2)), [[50, 50]]])
GROUP = np.repeat([0, 1, 2, -1], [4_000, 2_000, 5, 1])
LOADINGS = np.array([[0.1, -0.7, 0.5, 0.4, -0.2], [0.0, 0.0, -0.3, 0.9, 0.1]])
AXES = Axes(np.array([0.3, 0.1]), LOADINGS, PLACES)


def test_a_group_is_an_ellipse_around_its_middle() -> None:
    picture = opinion_picture(AXES, np.where(GROUP == 2, -1, GROUP), all_in(5))
    long, round_ = picture.shapes
    assert (long.number, long.size, round_.size, picture.hidden) == (0, 4_000, 2_000, 0)
    assert long.angle == pytest.approx(np.pi / 4, abs=0.02)
    assert long.radii == pytest.approx((19**0.5, 1), rel=0.05)
    assert round_.centre == pytest.approx((9, -4), abs=0.2) and round_.radii == pytest.approx((2, 2), rel=0.05)


def test_a_handful_of_people_is_not_shown_and_cannot_be_had_by_subtraction() -> None:
    picture = opinion_picture(AXES, GROUP, all_in(5))
    assert [shape.number for shape in picture.shapes] == [0] and picture.hidden == 2


def test_the_ends_of_the_axes_are_told_by_statements() -> None:
    assert opinion_picture(AXES, GROUP, all_in(5)).ends == (((1, 4), (2, 3, 0)), ((2,), (3, 4)))
    assert opinion_picture(AXES, GROUP, np.arange(5) == 1).ends[0] == ((4,), (2, 3, 0))


def test_without_groups_there_is_nothing_to_draw() -> None:
    assert opinion_picture(AXES, np.full(len(GROUP), -1), all_in(5)).shapes == ()
