"""Buying options in the order of a figure, as most cities do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from consult.votes.counting_rules.spending import Envelope


@dataclass(frozen=True)
class Turns:
    """In which order options have their turn: by `standing`, the smaller first; equals are tied.

    `figures` in the `unit` (ballots, points, density) are what is said of them. Options with less than `threshold` have
    no turn, so by default none that more people are against than for; the first option that does not fit ends the count
    where it `stops`, and is passed over where it does not.
    """

    standing: Mapping[int, Any]
    figures: Sequence[float]
    unit: str
    threshold: float = 0.0
    stops: bool = False

    def said(self, option: int) -> dict[str, Any]:
        """The figure of an option as steps keep it."""
        return {"figure": float(self.figures[option]), "unit": self.unit}


def buy_in_turn(envelope: Envelope, turns: Turns) -> None:
    """Buys whatever still fits, in turn, from what the envelope has not bought yet."""
    options = [option for option in envelope.options if option not in envelope.bought]
    in_order = sorted(options, key=lambda option: (turns.standing[option], envelope.precedence[option]))
    for _, group in groupby(in_order, key=turns.standing.__getitem__):
        if not _buy_equals(envelope, turns, list(group)):
            return


def _buy_equals(envelope: Envelope, turns: Turns, equals: list[int]) -> bool:
    """Buys of options with equal figures what fits, in the order of the tie rule; whether there is a next turn."""
    if turns.figures[equals[0]] < turns.threshold:
        for option in equals:
            envelope.say("below", option, threshold=turns.threshold, **turns.said(option))
        return True
    able = _able(envelope, turns, equals)
    if len(able) > 1:
        envelope.tie(equals)
    goes_on = all(_buy(envelope, turns, option) for option in equals)
    if len(able) > 1 and not set(able) <= set(envelope.bought):
        envelope.decisive_ties.append(tuple(equals))
    return goes_on


def _able(envelope: Envelope, turns: Turns, equals: list[int]) -> list[int]:
    """Those whose order may matter: what can be bought; where the first that does not fit ends all, that one too."""
    free = [option for option in equals if envelope.rival(option) is None]
    able = [option for option in free if envelope.fits(option)]
    return free if able and turns.stops else able


def _buy(envelope: Envelope, turns: Turns, option: int) -> bool:
    if envelope.rival(option) is None and envelope.fits(option):
        envelope.buy(option, **turns.said(option))
    elif turns.stops and envelope.rival(option) is None:
        envelope.say("stopped", option, left=float(envelope.left), **turns.said(option))
        return False
    else:
        envelope.pass_over(option, **turns.said(option))
    return True
