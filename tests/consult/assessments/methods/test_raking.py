"""Raking: what must hold of any weights, why it stops, and what it repairs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods import raking_finish
from consult.assessments.methods.cells import count_cells
from consult.assessments.methods.margins import Codes, Margin
from consult.assessments.methods.raking import Cap, rake
from consult.assessments.methods.unweighable import (
    CapTooTight,
    Contradiction,
    EmptyCategory,
    NobodyToWeigh,
    NoConvergence,
    WrongCap,
    ZeroTarget,
)
from consult.assessments.methods.wilson import Floats
from tests.consult.assessments.methods.sampled import Sampled, margin, samples


def _weights(sampled: Sampled) -> Floats:
    cells, places = sampled.counted()
    return rake(cells, sampled.margins).weights[places]


def _raked_by_respondent(codes: Codes, margins: list[Margin]) -> Floats:
    """The definition, one participant after the other."""
    weights = np.ones(len(codes))
    for _sweep in range(3_000):
        before = weights.copy()
        for column, one in zip(codes.T, margins, strict=True):
            for place, share in enumerate(one.shares):
                mine = column == place
                weights[mine] *= share * len(codes) / weights[mine].sum()
        if np.abs(weights - before).max() < 1e-13:
            break
    return weights


@settings(deadline=None)
@given(samples())
def test_raked_shares_are_those_of_the_margins(sampled: Sampled) -> None:
    weights = _weights(sampled)
    assert weights.min() > 0 and weights.mean() == pytest.approx(1, abs=1e-12)
    for column, one in zip(sampled.codes.T, sampled.margins, strict=True):
        shares = np.bincount(column, weights, minlength=len(one.shares)) / weights.sum()
        np.testing.assert_allclose(shares, one.shares, atol=2e-10)


@settings(deadline=None, max_examples=30)
@given(samples(most=20))
def test_cells_give_the_weights_that_participants_one_by_one_give(sampled: Sampled) -> None:
    np.testing.assert_allclose(_weights(sampled), _raked_by_respondent(sampled.codes, sampled.margins), rtol=1e-6)


@settings(deadline=None)
@given(samples(), st.randoms())
def test_the_order_of_participants_changes_nothing_and_twice_as_many_neither(sampled: Sampled, random: object) -> None:
    order = list(range(len(sampled.codes)))
    random.shuffle(order)  # type: ignore[attr-defined]
    weights = _weights(sampled)
    np.testing.assert_array_equal(_weights(Sampled(sampled.codes[order], sampled.margins)), weights[order])
    twice = np.concatenate([sampled.codes, sampled.codes])
    np.testing.assert_allclose(_weights(Sampled(twice, sampled.margins))[: len(order)], weights, rtol=1e-8)


@settings(deadline=None)
@given(samples())
def test_the_order_of_margins_changes_no_weight_that_matters(sampled: Sampled) -> None:
    turned = Sampled(sampled.codes[:, ::-1], sampled.margins[::-1])
    np.testing.assert_allclose(_weights(turned), _weights(sampled), rtol=1e-5)


def _people(*groups: tuple[int, int, int]) -> Codes:
    """So many participants of each pair of categories."""
    return np.concatenate([np.full((count, 2), (first, second)) for first, second, count in groups])


SKEWED = _people((0, 0, 60), (0, 1, 20), (1, 0, 10), (1, 1, 10))
MARGINS = [margin("age", 0.4, 0.6), margin("sex", 0.5, 0.5)]


@pytest.mark.parametrize(("low", "high"), [(0.3, 3.3), (0.45, 3.8), (0, 3.1)])
def test_a_cap_holds_together_with_the_margins(low: float, high: float) -> None:
    free, capped = (rake(count_cells(SKEWED, [2, 2])[0], MARGINS, cap) for cap in (None, Cap(low, high)))
    assert free.min_weight < low or free.max_weight > high
    assert low <= capped.min_weight and capped.max_weight <= high
    assert capped.cells.counts @ capped.weights == pytest.approx(100)
    for place, one in enumerate(MARGINS):
        borne = np.bincount(capped.cells.codes[:, place], capped.weights * capped.cells.counts) / 100
        np.testing.assert_allclose(borne, one.shares, atol=1e-9)


def test_a_cap_that_holds_anyway_changes_nothing() -> None:
    cells = count_cells(SKEWED, [2, 2])[0]
    np.testing.assert_array_equal(rake(cells, MARGINS, Cap(0.01, 50)).weights, rake(cells, MARGINS).weights)


def test_a_cap_too_tight_is_refused() -> None:
    with pytest.raises(CapTooTight, match="“1” \\(age\\) need a weight of 3 on average") as refusal:
        rake(count_cells(SKEWED, [2, 2])[0], MARGINS, Cap(0.3, 2.9))
    assert refusal.value.code == "cap_too_tight"
    with pytest.raises(CapTooTight, match=r"from 0\.45 to 3\.2 times the mean"):
        rake(count_cells(SKEWED, [2, 2])[0], MARGINS, Cap(0.45, 3.2))


@pytest.mark.parametrize("ends", [(1.2, 3), (-0.1, 3), (0.3, 0.9), (0.3, float("inf")), (float("nan"), 2), (3, 0.3)])
def test_a_cap_that_is_none_is_refused(ends: tuple[float, float]) -> None:
    with pytest.raises(WrongCap):
        Cap(*ends)


def test_a_category_without_participants_is_refused() -> None:
    with pytest.raises(EmptyCategory, match="“2” \\(age\\)") as refusal:
        rake(count_cells(SKEWED, [3, 2])[0], [margin("age", 0.3, 0.6, 0.1), MARGINS[1]])
    assert refusal.value.code == "empty_category"


def test_a_share_of_zero_for_participants_is_refused_and_for_nobody_is_fine() -> None:
    with pytest.raises(ZeroTarget, match="“1” \\(age\\)"):
        rake(count_cells(SKEWED, [2, 2])[0], [margin("age", 1.0, 0.0), MARGINS[1]])
    raked = rake(count_cells(SKEWED, [3, 2])[0], [margin("age", 0.4, 0.6, 0.0), MARGINS[1]])
    assert raked.max_weight == pytest.approx(rake(count_cells(SKEWED, [2, 2])[0], MARGINS).max_weight)


def test_margins_that_contradict_each_other_are_refused() -> None:
    """All the old are women: they cannot be 60 % where women are 50 %."""
    with pytest.raises(Contradiction, match=r"“(age|sex)” contradicts the others\. Put small categories together") as refusal:
        rake(count_cells(_people((0, 0, 30), (0, 1, 50), (1, 0, 20)), [2, 2])[0], MARGINS)
    assert refusal.value.code == "contradiction"


# Nearly all the young are women and nearly all the old are men: each margin undoes most of what the other did.
SLOW = count_cells(_people((0, 0, 1_000), (0, 1, 1), (1, 0, 1), (1, 1, 1_000)), [2, 2])[0]
NEARLY_EVEN = [margin("age", 0.5, 0.5), margin("sex", 0.501, 0.499)]


def test_margins_that_fit_but_settle_slowly_are_no_contradiction() -> None:
    """Passes over the margins alone take 2,940 of them."""
    raked = rake(SLOW, NEARLY_EVEN)
    assert raked.iterations < 400
    for place, one in enumerate(NEARLY_EVEN):
        borne = np.bincount(raked.cells.codes[:, place], raked.weights * raked.cells.counts) / 2_002
        np.testing.assert_allclose(borne, one.shares, atol=2e-10)
    [[young_women, young_men], [old_women, old_men]] = raked.weights.reshape(2, 2)
    assert young_women * old_men / (young_men * old_women) == pytest.approx(1), "what raking never changes"


def test_weights_that_do_not_settle_are_told_apart_from_a_contradiction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raking_finish, "MOST_STEPS", 1)
    with pytest.raises(
        NoConvergence, match=r"did not settle within 301 passes .*: a share of “(age|sex)” is still \S+ off"
    ) as refusal:
        rake(SLOW, NEARLY_EVEN)
    assert refusal.value.code == "no_convergence"


def test_nobody_and_no_margin_are_refused() -> None:
    with pytest.raises(NobodyToWeigh):
        rake(count_cells(np.zeros((0, 2), np.int64), [2, 2])[0], MARGINS)
    with pytest.raises(NobodyToWeigh):
        rake(count_cells(SKEWED, [2, 2])[0], [])


def test_small_categories_and_large_weights_make_it_indicative() -> None:
    raked = rake(count_cells(SKEWED, [2, 2])[0], MARGINS)
    assert raked.smallest_category == 20 and raked.missed_minima == ("small_category", "large_deff")


def test_raking_repairs_most_of_a_biased_sample() -> None:
    """The young answer three times as often as the old and have other needs: 200 such consultations."""
    random = np.random.default_rng(5)
    truth = 0.4 * 0.2 + 0.6 * 0.6
    plain, weighted = [], []
    for _ in range(200):
        codes = np.stack([random.random(400) < 0.33, random.random(400) < 0.45], axis=1).astype(np.int64)
        says = random.random(400) < np.where(codes[:, 0] == 1, 0.6, 0.2)
        cells, places = count_cells(codes, [2, 2])
        weights = rake(cells, MARGINS).weights[places]
        plain.append(says.mean() - truth)
        weighted.append(weights @ says / weights.sum() - truth)
    assert abs(np.mean(weighted)) < 0.005 < 0.1 < abs(np.mean(plain))
    assert np.sqrt(np.mean(np.square(weighted))) < np.sqrt(np.mean(np.square(plain))) / 3
