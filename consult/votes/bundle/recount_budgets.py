"""The rules that spend a budget. The standard library alone; Python 3.9 or newer.

Money is counted to the cent. Shares and loads are floating-point numbers: those nearer to each other than a billionth are equal.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

TOLERANCE = 1e-9


def money(amount: float) -> Decimal:
    """The amount as it is written, so that cents add up."""
    return Decimal(repr(float(amount)))


class Envelope:
    """Money for some options: those of an area, or all others. `taken` are the exclusive groups one option of which is chosen."""

    def __init__(self, election: Any, area: str, options: list[int], budget: Decimal, taken: set[str]) -> None:
        self.election, self.options, self.budget, self.taken = election, options, budget, taken
        self.costs = {option: money(election.costs[option]) for option in options}
        self.bought: list[int] = []
        rows = [([pair for pair in pairs if self.may_buy(pair[0])], people) for pairs, people in election.support()]
        # An area's money is for those who want something in it, the whole territory's for everybody.
        self.rows = rows if not area else [row for row in rows if row[0]]
        self.people = sum(people for _, people in self.rows)
        self.backers: dict[int, list[tuple[int, float, int]]] = {}
        for at, (pairs, people) in enumerate(self.rows):
            for option, amount in pairs:
                self.backers.setdefault(option, []).append((at, amount, people))

    def group(self, option: int) -> str:
        return str(self.election.options[option]["exclusive_group"])

    def may_buy(self, option: int) -> bool:
        """Whether the option is paid from here, and neither bought nor excluded by another one."""
        return option in self.costs and option not in self.bought and self.group(option) not in self.taken

    def left(self) -> Decimal:
        return self.budget - sum(self.costs[option] for option in self.bought)

    def buy(self, option: int) -> None:
        self.bought.append(option)
        self.taken.update({self.group(option)} - {""})


def chosen(election: Any, rule: str) -> list[int]:
    """The options bought, in order. Raises KeyError for an unknown rule."""
    areas = {area: money(budget) for area, budget in election.area_budgets.items()}
    whole = max(sum(areas.values(), Decimal(0)), money(election.budget or 0))
    rest = areas.pop("") if "" in areas else whole - sum(areas.values(), Decimal(0))
    places: dict[str, list[int]] = {"": []}
    for place, option in enumerate(election.options):
        places.setdefault(option["area"] if option["area"] in areas else "", []).append(place)
    winners, taken = [], set()  # type: ignore[var-annotated]
    for area, options in places.items():
        envelope = Envelope(election, area, options, areas.get(area, rest), taken)
        RULES[rule](envelope)
        winners += envelope.bought
    return winners


def _votes(election: Any) -> list[int]:
    """What all ballots together give to each option, less what they have against it."""
    votes = [0.0] * election.count
    for pairs, people in election.given():
        for option, amount in pairs:
            votes[option] += people * amount
    return [int(total) for total in votes]


def greedy(envelope: Envelope, threshold: float = 0.0, stops: bool = False) -> None:
    """The most votes first; what does not fit is passed over, or ends the count."""
    votes, first = _votes(envelope.election), envelope.election.first
    for option in sorted(envelope.options, key=lambda option: (-votes[option], first[option])):
        if votes[option] < threshold or not envelope.may_buy(option):
            continue
        if envelope.costs[option] <= envelope.left():
            envelope.buy(option)
        elif stops:
            return


def greedy_density(envelope: Envelope) -> None:
    """The most votes for the money first; what costs nothing before all."""
    votes, costs, first = _votes(envelope.election), envelope.costs, envelope.election.first

    def turn(option: int) -> tuple[bool, Fraction, int]:
        return costs[option] > 0, -Fraction(votes[option]) / (Fraction(costs[option]) or 1), first[option]

    for option in sorted(envelope.options, key=turn):
        if votes[option] >= 0 and envelope.may_buy(option) and costs[option] <= envelope.left():
            envelope.buy(option)


def _with_threshold(envelope: Envelope) -> None:
    greedy(envelope, threshold=envelope.election.settings["threshold"])


def _without_skipping(envelope: Envelope) -> None:
    greedy(envelope, threshold=envelope.election.settings["threshold"], stops=True)


def equal_shares(envelope: Envelope) -> None:
    """Everybody has the same share; what is cheapest for its backers is bought first. Then shares rise, as was announced."""
    settings = envelope.election.settings
    for option in sorted(envelope.options, key=lambda option: envelope.election.first[option]):
        if envelope.people and not envelope.costs[option] and option in envelope.backers and envelope.may_buy(option):
            envelope.buy(option)
    if envelope.people:
        for option in _raised(envelope, settings):
            if envelope.costs[option] <= envelope.left():
                envelope.buy(option)
    if settings["completion"] == "greedy":
        greedy(envelope)


def _raised(envelope: Envelope, settings: Any) -> list[int]:
    """What is bought with the last shares that do not overspend the budget."""
    budget = float(envelope.budget)
    share, steps = budget / envelope.people, 0
    step = settings["step"] or float(max(1, int(budget / envelope.people / 100)))
    bought = _one_run(envelope, share)
    if settings["completion"] not in ("add1", "add1e"):
        return bought
    while waiting := _unbought(envelope, bought):
        if settings["completion"] == "add1e" and all(envelope.costs[one] > _left(envelope, bought) for one in waiting):
            break
        more = _one_run(envelope, share + (steps + 1) * step)
        if _left(envelope, more) < 0:
            break
        bought, steps = more, steps + 1
    return bought


def _left(envelope: Envelope, bought: list[int]) -> Decimal:
    return envelope.budget - sum((envelope.costs[option] for option in bought), Decimal(0))


def _unbought(envelope: Envelope, bought: list[int]) -> list[int]:
    """What somebody wants that is not bought and not excluded."""
    taken = {envelope.group(option) for option in bought} - {""}
    waiting = [option for option in envelope.backers if envelope.may_buy(option) and option not in bought]
    return [option for option in waiting if envelope.group(option) not in taken]


def _one_run(envelope: Envelope, share: float) -> list[int]:
    """Buys, as long as backers can pay, the option with the lowest price for what it gives them."""
    purses, bought = [share] * len(envelope.rows), []
    is_cost = envelope.election.settings["utility"] == "cost"
    lowest = dict.fromkeys((option for option in envelope.backers if envelope.may_buy(option)), 0.0)
    while lowest:
        best, equals = float("inf"), {}
        for option in sorted(lowest, key=lambda option: lowest[option]):
            if lowest[option] > best * (1 + TOLERANCE):
                break
            cost = float(envelope.costs[option])
            price = _price(envelope.backers[option], purses, cost)
            if price is None:
                del lowest[option]
                continue
            # Money only becomes less, so prices only rise: what was found once is a bound from below.
            lowest[option] = equals[option] = price / (cost if is_cost else 1.0)
            best = min(best, lowest[option])
        cheapest = [option for option in equals if equals[option] <= best * (1 + TOLERANCE)]
        if not cheapest:
            break
        option = min(cheapest, key=lambda option: envelope.election.first[option])
        price = equals[option] * (float(envelope.costs[option]) if is_cost else 1.0)
        for at, amount, _ in envelope.backers[option]:
            purses[at] = max(purses[at] - price * amount, 0.0)
        bought.append(option)
        group = envelope.group(option)
        lowest = {one: rho for one, rho in lowest.items() if one != option and (not group or envelope.group(one) != group)}
    return bought


def _price(backers: list[tuple[int, float, int]], purses: list[float], cost: float) -> float | None:
    """What one unit of the amount on a ballot costs when all backers pay the same for it, or all they have; None: too little."""
    means = sorted((purses[at] / amount, people * amount) for at, amount, people in backers)
    if sum(mean * weight for mean, weight in means) < cost * (1 - TOLERANCE):
        return None
    missing, able = cost, sum(weight for _, weight in means)
    for mean, weight in means:
        if mean * able >= missing:
            return missing / able
        missing, able = missing - mean * weight, able - weight
    return means[-1][0]


def phragmen(envelope: Envelope) -> None:
    """Everybody receives money bit by bit; an option is bought as soon as its backers can pay, and they start from nothing."""
    loads = [0.0] * len(envelope.rows)
    wanted = [option for option in envelope.backers if envelope.costs[option] <= envelope.budget]
    while waiting := [option for option in wanted if envelope.may_buy(option)]:
        due = {}
        for option in waiting:
            backers = envelope.backers[option]
            paid = sum(people * loads[at] for at, _, people in backers)
            due[option] = (float(envelope.costs[option]) + paid) / sum(people for _, _, people in backers)
        soonest = min(due.values())
        equals = [option for option in waiting if due[option] <= soonest * (1 + TOLERANCE)]
        option = min(equals, key=lambda option: envelope.election.first[option])
        if envelope.costs[option] > envelope.left():
            return
        envelope.buy(option)
        for at, _, _ in envelope.backers[option]:
            loads[at] = due[option]


RULES = {
    "greedy": greedy,
    "greedy-density": greedy_density,
    "greedy-no-skip": _without_skipping,
    "greedy-threshold": _with_threshold,
    "equal-shares": equal_shares,
    "phragmen": phragmen,
}
