"""A vote as organisers write it, before it becomes rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from consult.ideas.models import Idea
from consult.needs.models import Need


@dataclass(frozen=True)
class Terms:
    """What an option costs, where it is, and the group of which one option alone can win."""

    cost: Decimal = Decimal(0)
    area: str = ""
    exclusive_group: str = ""


@dataclass(frozen=True)
class OwnOption:
    """An option that is neither an idea nor a need of the consultation."""

    title: str
    description: str = ""
    terms: Terms = Terms()


@dataclass(frozen=True)
class Draft:
    """A vote as organisers write it; what a field means, `models.Vote` says.

    `ideas`, `needs` and `own_options` are put to people in this order; `terms` are those of ideas and needs by their
    uid. `max_choices` None sets no limit. `rule_settings` are those of `counting_rules.election.Settings` that are not
    its defaults. With `area_budgets` the budget is their sum.
    """

    title: str
    description: str = ""
    ideas: Sequence[Idea] = ()
    needs: Sequence[Need] = ()
    own_options: Sequence[OwnOption] = ()
    terms: Mapping[str, Terms] = field(default_factory=dict)
    min_choices: int = 1
    max_choices: int | None = 3
    ballot_type: str = "approval"
    counting_rule: str = "plurality"
    rule_settings: Mapping[str, Any] = field(default_factory=dict)
    tie_rule: str = "file"
    secrecy: str = "confidential"
    external_url: str = ""
    electorate: str = "accounts"
    is_equal_rank_allowed: bool = False
    is_replaceable: bool = True
    seats: int = 1
    points: int = 10
    budget: Decimal | None = None
    area_budgets: Mapping[str, Decimal] = field(default_factory=dict)
    min_spend: Decimal = Decimal(0)
    quorum: int = 0

    @property
    def options_count(self) -> int:
        """How many options there are to choose from."""
        return len(self.ideas) + len(self.needs) + len(self.own_options)

    @property
    def greatest(self) -> int:
        """The largest number of choices: the limit, or all options where there is none."""
        return self.options_count if self.max_choices is None else self.max_choices

    @property
    def whole_budget(self) -> Decimal | None:
        """What may be spent in all; None when nothing is spent."""
        return sum(self.area_budgets.values(), Decimal(0)) if self.area_budgets else self.budget
