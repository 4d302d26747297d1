"""Weighted shares beside unweighted ones, with standard errors by linearisation and intervals on the effective sample.

p = Σ w_i x_i / Σ w_i; its standard error is that of the total of w_i e_i / Σ w, with n / (n − 1), as R `survey` computes it
(Lumley, T. 2004, Journal of Statistical Software 9). Without margins e_i = x_i − p. After raking e_i is what the margins leave
unexplained of x_i − p (Deville & Särndal 1992, JASA 87): weighting by variables that matter makes a share more precise.
Kish's effective sample supposes weights that have nothing to do with the answer. Where those with large weights give it, the
share is less sure than that: its own effective sample is p (1 − p) / se² (Korn & Graubard 1998, Survey Methodology 24), and
the safer interval rests on the smaller of both.
Everything is counted by cells, so a million respondents cost as much as their cells, and the counts of chunks add up.
"""

from dataclasses import dataclass

import numpy as np

from consult.assessments.methods.cells import Cells
from consult.assessments.methods.effective_sample import EffectiveSample, effective_sample
from consult.assessments.methods.margins import Codes
from consult.assessments.methods.wilson import Counts, Floats, Shares, wilson_interval, wilson_shares

SETTLED, MOST_SWEEPS = 1e-13, 1_000


@dataclass(frozen=True)
class WeightedShares:
    """Shares of m answers among those who answered.

    `value`: float64 (m,); `low`, `high`: their 95 % Wilson interval on Kish's effective sample of those who answered (`sample`);
    `safe_low`, `safe_high`: that on `n_eff` (m,), the smaller of it and of the share's own; `error`: standard errors;
    `unweighted`: the same shares without weights, with the number of people.
    """

    value: Floats
    error: Floats
    n_eff: Floats
    low: Floats
    high: Floats
    safe_low: Floats
    safe_high: Floats
    sample: EffectiveSample
    unweighted: Shares


def count_answers(places: Codes, answers: Codes, cells: int, options: int) -> Counts:
    """int64 (c, m): participants of each cell who gave each answer.

    `places`: int (n,), the cell of each; `answers`: int (n,), the answer of each, −1 for none.
    """
    is_given = answers >= 0
    keys = places[is_given] * options + answers[is_given]
    return np.bincount(keys, minlength=cells * options).reshape(cells, options)


def weighted_shares(table: Counts, weights: Floats, cells: Cells, *, is_raked: bool = True) -> WeightedShares:
    """The shares of m answers. `table`: int64 (c, m) from `count_answers`; `weights`: float64 (c,), of each cell.

    `is_raked` says that the weights reproduce margins of the variables of the cells; else they are taken as given.
    """
    answered = table.sum(axis=1)
    total = float(weights @ answered)
    sample = effective_sample(weights, answered)
    counted = wilson_shares(table.sum(axis=0), np.full(table.shape[1], answered.sum()))
    if total <= 0:
        nothing = np.full(table.shape[1], np.nan)
        return WeightedShares(*(nothing,) * 7, sample, counted)
    value: Floats = weights @ table / total
    value = np.where(counted.value == 1, 1.0, np.clip(value, 0, 1))
    error = share_errors(table, answered[:, None], weights, cells, is_raked=is_raked)
    n_eff = np.fmin(_own_sample(value, error, cells.respondents), sample.n_eff)
    ends = (*wilson_interval(value, sample.n_eff), *wilson_interval(value, n_eff))
    return WeightedShares(value, error, n_eff, *ends, sample, counted)


def _own_sample(value: Floats, error: Floats, n: int) -> Floats:
    """(m,): as many people without weights would have these errors, `n` if weights are equal; NaN where there is no error."""
    is_inside = (value > 0) & (value < 1) & (error > 0)
    variance = np.where(is_inside, error, np.nan) ** 2 * (n - 1) / max(n, 1)
    own: Floats = value * (1 - value) / np.where(variance > 0, variance, np.nan)
    return own


def share_errors(said: Counts, answered: Counts, weights: Floats, cells: Cells, *, is_raked: bool = True) -> Floats:
    """(m,): √(n / (n − 1) Σ (u_i − ū)²), u_i = w_i e_i; who did not answer has x_i − p = 0. NaN for a single participant.

    `said`: int64 (c, m); `answered`: int64 (c, m) or (c, 1), of whom shares are; `weights`: float64 (c,), of each cell.
    """
    n, counts = cells.respondents, cells.counts[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        adds = weights[:, None] / (weights @ answered)  # (c, m) or (c, 1)
        value = (adds * said).sum(axis=0)
    sums = said - answered * value  # of x_i − p in each cell, (c, m)
    fitted = _fitted(sums, cells) if is_raked else np.zeros_like(sums)
    yes, no, silent = 1 - value - fitted, -value - fitted, -fitted
    squares = said * yes**2 + (answered - said) * no**2 + (counts - answered) * silent**2
    mean = (adds * (sums - counts * fitted)).sum(axis=0) / n
    deviations = (adds**2 * squares).sum(axis=0) - n * mean**2
    error: Floats = np.sqrt(np.maximum(deviations, 0) * n / (n - 1)) if n > 1 else np.full(len(value), np.nan)
    return error


def _fitted(sums: Floats, cells: Cells) -> Floats:
    """(c, m): the least-squares fit of x_i − p on the categories of all variables, found by sweeping them in turn."""
    left = sums.copy()  # the sums of the residuals in each cell
    counts = cells.counts[:, None]
    for _sweep in range(MOST_SWEEPS):
        most = 0.0
        for codes in cells.codes.T:
            effect = _sums_by(codes, left) / np.maximum(np.bincount(codes, cells.counts), 1)[:, None]
            left -= counts * effect[codes]
            most = max(most, float(np.nan_to_num(np.abs(effect)).max(initial=0)))
        if most <= SETTLED:
            break
    fitted: Floats = (sums - left) / counts
    return fitted


def _sums_by(codes: Codes, values: Floats) -> Floats:
    """(k, m): the sums of values (c, m) by category."""
    return np.stack([np.bincount(codes, column) for column in values.T], axis=1)
