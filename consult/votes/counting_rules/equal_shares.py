"""The Method of Equal Shares: everybody has the same part of the budget, and options are bought by those who want them.

Peters and Skowron (2020); Peters, Pierczynski and Skowron (2021). With the utility `cost` what an option gives somebody is
the amount on the ballot times its cost, with `cardinality` the amount alone; an approval is the amount 1.
"""

from collections.abc import Mapping
from typing import ClassVar

from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _l
from consult.votes.counting_rules.backing import Backing, backing
from consult.votes.counting_rules.contract import Count, Step
from consult.votes.counting_rules.election import Election, Marks
from consult.votes.counting_rules.greedy import SHARED_MARKS, by_support
from consult.votes.counting_rules.in_turn import buy_in_turn
from consult.votes.counting_rules.raising import Sale, raise_shares
from consult.votes.counting_rules.shares import Offer, Purchase, Run
from consult.votes.counting_rules.spending import Envelope, spend, support_of_options
from consult.votes.counting_rules.spending_words import spending_words


class EqualShares:
    """Shares the budget equally between all who voted; completed as `Settings.completion` says."""

    key: ClassVar[str] = "equal-shares"
    label: ClassVar[LazyText] = _l("Equal shares of the budget for everybody")
    words: ClassVar[LazyText] = _l(
        "The budget is shared equally between all people who vote. An option is chosen when those who want it can pay for it "
        "together from their shares; the one that costs each of them the least for what it gives comes first. So every group "
        "of people decides on its part of the budget."
    )
    figure_label: ClassVar[LazyText] = _l("Votes or points")
    card: ClassVar[str] = "equal_shares"
    reads: ClassVar[frozenset[Marks]] = SHARED_MARKS
    needs_budget: ClassVar[bool] = True

    def count(self, election: Election) -> Count:
        """Spends the budget, or that of each area between those who want something in it."""
        return spend(self.key, election, support_of_options(election), _share)

    def step_words(self, step: Step, titles: Mapping[int, str]) -> str:
        """What each person has, what is chosen and what they pay for it, and what those who want the rest lack."""
        return spending_words(step, titles)


def default_step(budget: float, people: int) -> float:
    """By how much shares rise: a hundredth of a share in whole units of money, and at least one unit."""
    return float(max(1, int(budget / people / 100)))


def _share(envelope: Envelope) -> None:
    """Shares an envelope, raises the shares and spends the remainder as the settings say."""
    settings = envelope.election.settings
    backed = backing(envelope.election, envelope.remaining(), is_for_everybody=envelope.is_for_everybody)
    envelope.facts.update(completion=settings.completion, utility=settings.utility, people=backed.people_count)
    if backed.people_count:
        _buy_shares(envelope, backed)
    if settings.completion == "greedy":
        envelope.steps.append({"kind": "remainder", "left": float(envelope.left)})
        buy_in_turn(envelope, by_support(envelope.election))


def _buy_shares(envelope: Envelope, backed: Backing) -> None:
    settings, people, budget = envelope.election.settings, backed.people_count, float(envelope.budget)
    endowment, step, steps = budget / people, settings.step or default_step(budget, people), 0
    envelope.steps.append({"kind": "shared", "people": people, "endowment": endowment})
    _take_free(envelope, backed)
    sale = Sale(_offers(envelope, backed), envelope.costs, envelope.budget, backed.ballots_count)
    if settings.completion in ("add1", "add1e"):
        run, steps, undecided = raise_shares(sale, endowment, step, until_exhausted=settings.completion == "add1e")
        envelope.facts.update(step=step, steps=steps)
    else:
        run, undecided = sale.run(endowment), ()
    envelope.facts.update(share=endowment, endowment=run.endowment)
    if steps:
        kind = "raised" if settings.completion == "add1" else "raised_until_spent"
        envelope.steps.append({"kind": kind, "step": step, "endowment": run.endowment})
    known = {purchase.tied for purchase in run.purchases}
    for tied in undecided:
        if tied not in known:  # in another order shares might have stopped rising sooner, or gone on
            envelope.ties.append(tied)
            envelope.steps.append({"kind": "tied_while_rising", "options": list(tied)})
    _tell(envelope, run)


def _take_free(envelope: Envelope, backed: Backing) -> None:
    """Chooses what costs nothing and somebody wants."""
    free = [option for option in backed.backers if not envelope.costs[option]]
    for option in sorted(free, key=envelope.precedence.__getitem__):
        if envelope.rival(option) is None:
            envelope.buy(option)
            envelope.steps[-1]["kind"] = "free"


def _offers(envelope: Envelope, backed: Backing) -> dict[int, Offer]:
    is_cost = envelope.election.settings.utility == "cost"
    offers = {}
    for option in envelope.remaining():
        cost, group = float(envelope.costs[option]), envelope.election.options[option].exclusive_group
        if option in backed.backers:
            worth = cost if is_cost else 1.0
            offers[option] = Offer.of(backed.backers[option], cost, worth, int(envelope.precedence[option]), group)
    return offers


def _tell(envelope: Envelope, run: Run) -> None:
    """Buys what the run bought, and says of the rest what their backers have left."""
    for purchase in run.purchases:
        _buy(envelope, purchase, run.offers[purchase.option])
    for purchase in run.purchases:
        if not set(purchase.tied) <= set(envelope.bought):
            envelope.decisive_ties.append(purchase.tied)
    for option in envelope.options:
        if envelope.rival(option) is not None and option not in envelope.bought:
            envelope.pass_over(option)
        elif option in run.offers and option not in envelope.bought:
            offer = run.offers[option]
            envelope.say("short", option, means=offer.total(offer.each(run.money)))


def _buy(envelope: Envelope, purchase: Purchase, offer: Offer) -> None:
    if not envelope.fits(purchase.option):  # the tolerance of shares must not cost a cent
        return
    if len(purchase.tied) > 1:
        envelope.tie(purchase.tied)
    amounts = offer.backers.amounts
    most = purchase.price * (1.0 if amounts is None else float(amounts.max()))
    people = int(offer.backers.people_count)
    envelope.buy(purchase.option, people=people, price=most, rho=purchase.rho)
    envelope.steps[-1]["kind"] = "paid"
