"""How sure assignments are."""

import numpy as np

from consult.assessments.methods.theme_certainty import CERTAIN_FROM
from consult.assessments.methods.theme_confidence import FEWEST, confidence

RANDOM = np.random.default_rng(0)


def _known(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Margins, and whether such assignments are right: the more often the larger the margin."""
    margins = RANDOM.random(n) * 2
    return margins, RANDOM.random(n) < 1 / (1 + np.exp(1 - 3 * margins))


def test_of_many_as_many_are_right_as_told() -> None:
    margins, is_right = _known(5_000)
    told = confidence(margins, is_right, np.arange(5_000), margins)
    for low, high in ((0.3, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 1)):
        some = (told >= low) & (told < high)
        assert abs(is_right[some].mean() - told[some].mean()) < 0.05


def test_no_margin_makes_surer_than_the_largest_seen() -> None:
    margins, is_right = _known(60)
    told = confidence(margins, is_right, np.arange(60), np.array([margins.max(), 10 * margins.max()]))
    assert told[0] == told[1] < 1


def test_few_texts_make_nothing_certain_however_well_they_do() -> None:
    for n, is_certain in ((FEWEST - 1, False), (FEWEST, True)):
        margins = np.full(n, 3.0)
        assert (confidence(margins, np.ones(n, bool), np.arange(n), margins)[0] >= CERTAIN_FROM) is np.bool_(is_certain)


def test_copies_count_as_one_text() -> None:
    margins, is_right = _known(50)
    once = confidence(margins, is_right, np.arange(50), margins)
    copied = confidence(np.repeat(margins, 7), np.repeat(is_right, 7), np.repeat(np.arange(50), 7), margins)
    assert np.allclose(once, copied, atol=1e-3)


def test_where_larger_margins_are_worse_the_share_of_all_is_told() -> None:
    margins = np.linspace(0, 2, 40)
    assert set(confidence(margins, margins < 1, np.arange(40), margins).tolist()) == {0.5}
