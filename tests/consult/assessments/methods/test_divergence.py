"""Where participants and a figure point to different sides: the example of docs/methods/divergence.en.md."""

import pytest

from consult.assessments.methods.divergence import BAD, GOOD, Divergence, side_of_figure, side_of_people


def test_few_doctors_and_satisfied_participants_do_not_say_the_same() -> None:
    sides = Divergence(side_of_people(0.66, 0.77), side_of_figure(4.8, 8.3, "higher"))
    assert sides == Divergence(GOOD, BAD) and sides.is_one


@pytest.mark.parametrize(
    ("value", "benchmark", "better", "side"),
    [
        (9.0, 8.3, "higher", GOOD),
        (9.0, 8.3, "lower", BAD),
        (7.0, 8.3, "lower", GOOD),
        (8.6, 8.3, "higher", None),
        (10.5, 10.0, "higher", None),
        (-12.0, -10.0, "higher", BAD),
        (1.0, 0.0, "lower", BAD),
        (0.0, 0.0, "lower", None),
        (9.0, None, "higher", None),
        (9.0, 8.3, None, None),
    ],
)
def test_a_figure_stands_on_a_side_of_its_benchmark(value: float, benchmark: float, better: str, side: str | None) -> None:
    assert side_of_figure(value, benchmark, better) == side


@pytest.mark.parametrize(
    ("low", "high", "side"), [(0.51, 0.6, GOOD), (0.3, 0.49, BAD), (0.4, 0.6, None), (0.5, 0.7, None), (None, None, None)]
)
def test_participants_stand_on_a_side_of_one_half(low: float | None, high: float | None, side: str | None) -> None:
    assert side_of_people(low, high) == side


def test_what_cannot_be_told_is_no_divergence() -> None:
    pairs = [(None, BAD), (GOOD, None), (None, None), (GOOD, GOOD), (BAD, BAD)]
    assert not any(Divergence(*pair).is_one for pair in pairs)
