"""A vote as organisers write it, and how it becomes rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from consult.consultations.models import Consultation
from consult.core.errors import InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.ideas.models import Idea
from consult.needs.models import Need
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.models import AreaBudget, Option, Vote

DESCRIPTION_SIGNS = 400


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


# What a draft and a vote call by the same name.
SAME_NAMES = (
    "title",
    "description",
    "min_choices",
    "tie_rule",
    "secrecy",
    "external_url",
    "electorate",
    "is_replaceable",
    "seats",
    "points",
    "min_spend",
    "quorum",
)


def write_draft(vote: Vote, draft: Draft) -> None:
    """Makes the vote what the draft says. Options that stay keep their identifier. Raises InvalidInput."""
    require_sense(vote.consultation, draft)
    for name in SAME_NAMES:
        setattr(vote, name, getattr(draft, name))
    vote.max_choices, vote.budget, vote.rule_settings = draft.greatest, draft.whole_budget, dict(draft.rule_settings)
    vote.ballot_type, vote.counting_rule = BALLOT_TYPES[draft.ballot_type].key, COUNTING_RULES[draft.counting_rule].key
    known_budgets = {line.area: line for line in vote.area_budgets}
    vote.area_budgets = [known_budgets.get(area, AreaBudget(area=area)) for area in draft.area_budgets]
    for line in vote.area_budgets:
        line.budget = draft.area_budgets[line.area]
    _write_options(vote, draft)


def require_sense(consultation: Consultation, draft: Draft) -> None:
    """Raises InvalidInput, with what to change, for a draft that cannot be voted on or counted."""
    subjects: list[Idea | Need] = [*draft.ideas, *draft.needs]
    if draft.options_count < 2:
        raise InvalidInput(_("Put at least two options to people."))
    if not 0 <= draft.min_choices <= draft.greatest or not 1 <= draft.greatest <= draft.options_count:
        raise InvalidInput(_("The smallest number of choices cannot exceed the largest, nor the largest the number of options."))
    if not all(idea.is_approved for idea in draft.ideas) or not all(
        subject.consultation_id == consultation.id for subject in subjects
    ):
        raise InvalidInput(_("Only needs and approved ideas of this consultation can be put to the vote."))


def _write_options(vote: Vote, draft: Draft) -> None:
    """The options of the draft; those there were come first, in the order they had."""
    known = {_identity(option): option for option in vote.options}
    options = []
    for wanted in _wanted(draft):
        option = known.get(_identity(wanted))
        if option is not None:
            option.description, option.cost = wanted.description, wanted.cost
            option.area, option.exclusive_group = wanted.area, wanted.exclusive_group
        options.append(option or wanted)
    vote.options = sorted(options, key=lambda option: (option.position is None, option.position))
    for position, option in enumerate(vote.options):
        option.position = position


def _identity(option: Option) -> tuple[int | None, int | None, str]:
    is_own = option.idea_id is None and option.need_id is None
    return option.idea_id, option.need_id, option.title if is_own else ""


def _wanted(draft: Draft) -> list[Option]:
    def terms(uid: str) -> dict[str, Any]:
        return vars(draft.terms.get(uid, Terms()))

    ideas = [Option(idea_id=one.id, title=one.title, description=_excerpt(one.body), **terms(one.uid)) for one in draft.ideas]
    needs = [
        Option(need_id=one.id, title=one.statement, description=_excerpt(one.description), **terms(one.uid))
        for one in draft.needs
    ]
    own = [Option(title=one.title, description=_excerpt(one.description), **vars(one.terms)) for one in draft.own_options]
    return ideas + needs + own


def _excerpt(text: str) -> str:
    return text if len(text) <= DESCRIPTION_SIGNS else text[:DESCRIPTION_SIGNS].rsplit(" ", 1)[0] + "…"
