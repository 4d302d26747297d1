"""Raising the shares when money is left over: the completions of equal shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from consult.votes.counting_rules.shares import Offer, Run
from consult.votes.counting_rules.standstill import standstill

# After how many runs in a row with one result it is worth finding out how long that result stays.
PATIENCE = 4


@dataclass(frozen=True)
class Sale:
    """What is for sale: the offers, what each costs to the cent, the budget, and how many different ballots share it."""

    offers: Mapping[int, Offer]
    costs: Mapping[int, Decimal]
    budget: Decimal
    ballots_count: int

    def run(self, endowment: float) -> Run:
        """What is bought when everybody has this endowment."""
        return Run(self.offers, self.ballots_count, endowment)

    def left(self, run: Run) -> Decimal:
        """What the run leaves of the budget; less than nothing when it overspends."""
        return self.budget - sum((self.costs[option] for option in run.bought), Decimal(0))

    def is_exhausted(self, run: Run) -> bool:
        """Whether what is left pays for no other option."""
        left = self.left(run)
        return all(self.costs[option] > left for option in run.unbought())


class Raised(NamedTuple):
    """The last run within the budget, after how many steps, and the ties no run could buy out, which might have led elsewhere."""

    run: Run
    steps: int
    undecided: tuple[tuple[int, ...], ...]


def raise_shares(sale: Sale, endowment: float, step: float, *, until_exhausted: bool) -> Raised:
    """The last run within the budget when endowments rise step by step.

    Rising ends before the first step that overspends (add1), when every option is bought that anybody wants, or, where
    asked, at the first run that leaves too little for any other option (add1e). Steps are left out only while
    `standstill` says that they change nothing; the run given back is that of the last step all the same.
    """
    run, steps, unchanged, patience = sale.run(endowment), 0, 0, PATIENCE
    undecided = dict.fromkeys(run.undecided)
    while run.unbought() and not (until_exhausted and sale.is_exhausted(run)):
        if unchanged >= patience:
            skipped = _certain_steps(run, step)
            patience, unchanged = (PATIENCE if skipped else 2 * patience), 0
            steps += skipped
            run = sale.run(endowment + steps * step) if skipped else run
        higher = sale.run(endowment + (steps + 1) * step)
        undecided.update(dict.fromkeys(higher.undecided))
        if sale.left(higher) < 0:
            break
        unchanged = unchanged + 1 if higher.bought == run.bought else 0
        run, steps = higher, steps + 1
    return Raised(run, steps, tuple(undecided))


def _certain_steps(run: Run, step: float) -> int:
    """How many steps change nothing for certain."""
    rise = standstill(run) / step
    return int(rise) if np.isfinite(rise) else 0
