"""Basket: projects one would pay for, together within the budget (knapsack voting, Goel et al. 2019)."""

from decimal import Decimal
from typing import ClassVar

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.approval import Approval
from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper
from consult.votes.counting_rules.election import Marks
from consult.web.locale import money


class Knapsack(Approval):
    """Ticks beside projects that cost something, as far as the budget goes."""

    key: ClassVar[str] = "knapsack"
    label: ClassVar[LazyText] = _l("Fill a basket of projects within the budget")
    marks: ClassVar[Marks] = Marks.APPROVALS
    needs_budget: ClassVar[bool] = True

    def instructions(self, paper: Paper) -> str:
        """What may be spent, and how many projects one may choose where that is limited."""
        if paper.budget is None:
            return super().instructions(paper)
        said = _("Choose the projects you would pay for with %(budget)s.", budget=money(paper.budget))
        if paper.min_spend:
            said += " " + _("Spend at least %(least)s of it.", least=money(paper.min_spend))
        is_limited = paper.greatest < len(paper.options) or paper.min_choices > 1
        return f"{said} {super().instructions(paper)}" if is_limited else said

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The places in ascending order; refuses a basket that costs too much or too little, saying by how much."""
        kept = super().validate(paper, choices)
        cost = self._cost(paper, kept)
        if paper.budget is not None and cost > paper.budget:
            raise InvalidBallot(
                _(
                    "Your basket costs %(cost)s, and the budget is %(budget)s. It is %(over)s too much: take something out.",
                    cost=money(cost),
                    budget=money(paper.budget),
                    over=money(cost - paper.budget),
                )
            )
        if cost < paper.min_spend and (kept.options or paper.min_choices):
            raise InvalidBallot(
                _(
                    "Your basket costs %(cost)s, and should cost at least %(least)s: add something for %(more)s or more.",
                    cost=money(cost),
                    least=money(paper.min_spend),
                    more=money(paper.min_spend - cost),
                )
            )
        return kept

    def _cost(self, paper: Paper, choices: Choices) -> Decimal:
        return sum((paper.at(place).cost for place in choices.options), Decimal(0))

    def summary(self, paper: Paper, choices: Choices) -> str:
        """How many projects, what they cost together and what is left."""
        cost = self._cost(paper, choices)
        said = ngettext(
            "You choose %(num)d project for %(cost)s.",
            "You choose %(num)d projects for %(cost)s in all.",
            len(choices.options),
            cost=money(cost),
        )
        if paper.budget is None:
            return said
        left = _("Of the budget of %(budget)s, %(left)s is left.", budget=money(paper.budget), left=money(paper.budget - cost))
        return f"{said} {left}"

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """The projects chosen with their costs, in the order of the paper."""
        chosen = [paper.at(place) for place in choices.options]
        return [_("%(option)s: %(cost)s", option=option.title, cost=money(option.cost)) for option in chosen]
