"""How a draft becomes a vote with its options."""

from typing import Any

from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.drafting import Draft, Terms
from consult.votes.models import AreaBudget, Option, Vote
from consult.votes.rule_settings import of_rule
from consult.votes.sense import require_sense

DESCRIPTION_SIGNS = 400

# What a draft and a vote call by the same name.
SAME_NAMES = (
    "title",
    "description",
    "min_choices",
    "tie_rule",
    "secrecy",
    "electorate",
    "is_equal_rank_allowed",
    "is_replaceable",
    "seats",
    "points",
    "min_spend",
    "quorum",
)


def write_draft(vote: Vote, draft: Draft) -> None:
    """Makes the vote what the draft says. Options that stay keep their identifier. Raises InvalidInput."""
    require_sense(vote.consultation, draft)
    vote.revision = (vote.revision or 0) + 1
    for name in SAME_NAMES:
        setattr(vote, name, getattr(draft, name))
    vote.max_choices, vote.budget = draft.greatest, draft.whole_budget
    vote.rule_settings = of_rule(draft.counting_rule, draft.rule_settings)
    vote.external_url = draft.external_url if draft.secrecy == "external" else ""
    vote.ballot_type, vote.counting_rule = BALLOT_TYPES[draft.ballot_type].key, COUNTING_RULES[draft.counting_rule].key
    known_budgets = {line.area: line for line in vote.area_budgets}
    vote.area_budgets = [known_budgets.get(area, AreaBudget(area=area)) for area in draft.area_budgets]
    for line in vote.area_budgets:
        line.budget = draft.area_budgets[line.area]
    _write_options(vote, draft)


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
