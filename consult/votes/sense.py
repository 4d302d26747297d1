"""Whether a vote as drafted can be voted on and counted; every refusal says what to change."""

from decimal import Decimal

from consult.consultations.models import Consultation
from consult.core.errors import InvalidInput
from consult.core.i18n import gettext as _
from consult.ideas.models import Idea
from consult.needs.models import Need
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import CountingRule
from consult.votes.drafting import Draft, Terms

MOST_OPTIONS = 500
LARGEST_AMOUNT = Decimal(10) ** 11
LARGEST_NUMBER = 1_000_000
# Rules that follow a ballot from one option to the next, and so lose it where two have the same rank.
WITHOUT_EQUAL_RANKS = ("plurality", "irv", "stv")


def fitting_rules(ballot_type: str, *, has_budget: bool) -> list[CountingRule]:
    """The rules that can count such ballots, of a vote that spends a budget or of one that does not."""
    marks = BALLOT_TYPES[ballot_type].marks
    return [rule for rule in COUNTING_RULES if marks in rule.reads and rule.needs_budget == has_budget]


def pair_problem(ballot_type: str, counting_rule: str, *, has_budget: bool) -> str | None:
    """What is wrong with that rule for such ballots, and what fits; None when nothing is."""
    rule, kind = COUNTING_RULES[counting_rule], BALLOT_TYPES[ballot_type]
    fitting = fitting_rules(ballot_type, has_budget=has_budget)
    if rule in fitting:
        return None
    names = ", ".join(str(one.label) for one in fitting) or _("none")
    if kind.marks not in rule.reads:
        return _("“%(rule)s” cannot count such ballots. These rules can: %(rules)s.", rule=str(rule.label), rules=names)
    if rule.needs_budget:
        return _(
            "“%(rule)s” spends a budget: say how large it is, or choose one of these rules: %(rules)s.",
            rule=str(rule.label),
            rules=names,
        )
    return _(
        "“%(rule)s” spends no budget: leave the budget empty, or choose one of these rules: %(rules)s.",
        rule=str(rule.label),
        rules=names,
    )


def require_sense(consultation: Consultation, draft: Draft) -> None:
    """Raises InvalidInput, with what to change, for a draft that cannot be voted on or counted."""
    _require_options(consultation, draft)
    _require_limits(draft)
    _require_numbers(draft)
    _require_pair(draft)
    if draft.whole_budget is not None:
        _require_affordable(draft)
    _require_fillable(draft)
    if draft.secrecy == "external" and not draft.external_url.startswith("https://"):
        raise InvalidInput(_("Give the address of the election held elsewhere; it begins with https://."))


def _require_options(consultation: Consultation, draft: Draft) -> None:
    if draft.options_count < 2:
        raise InvalidInput(_("Put at least two options to people."))
    if draft.options_count > MOST_OPTIONS:
        raise InvalidInput(_("Put at most %(most)d options to people.", most=MOST_OPTIONS))
    subjects: list[Idea | Need] = [*draft.ideas, *draft.needs]
    is_ours = all(subject.consultation_id == consultation.id for subject in subjects)
    if not is_ours or not all(idea.is_approved for idea in draft.ideas):
        raise InvalidInput(_("Only needs and approved ideas of this consultation can be put to the vote."))
    titles = [one.title.strip() for one in draft.own_options]
    if not all(titles) or len(set(titles)) < len(titles):
        raise InvalidInput(_("Each option needs a title of its own."))


def _require_limits(draft: Draft) -> None:
    if not 0 <= draft.min_choices <= draft.greatest or not 1 <= draft.greatest <= draft.options_count:
        raise InvalidInput(_("The smallest number of choices cannot exceed the largest, nor the largest the number of options."))
    if not 1 <= draft.seats <= draft.options_count:
        raise InvalidInput(_("At least one option is chosen, and no more than there are."))


def _require_numbers(draft: Draft) -> None:
    if not 1 <= draft.points <= LARGEST_NUMBER or not 0 <= draft.quorum <= LARGEST_NUMBER:
        raise InvalidInput(_("Points and quorum are numbers up to a million."))
    amounts = [terms.cost for _uid, terms in _all_terms(draft)] + list(draft.area_budgets.values())
    amounts += [draft.min_spend, draft.budget or Decimal(0)]
    if not all(0 <= amount < LARGEST_AMOUNT for amount in amounts):
        raise InvalidInput(_("No amount can be negative, or of twelve figures."))


def _require_pair(draft: Draft) -> None:
    has_budget = draft.whole_budget is not None
    if BALLOT_TYPES[draft.ballot_type].needs_budget and not has_budget:
        raise InvalidInput(_("A basket is filled within a budget: say how large it is."))
    if problem := pair_problem(draft.ballot_type, draft.counting_rule, has_budget=has_budget):
        raise InvalidInput(problem)
    if draft.is_equal_rank_allowed and draft.counting_rule in WITHOUT_EQUAL_RANKS:
        fitting = fitting_rules(draft.ballot_type, has_budget=has_budget)
        names = ", ".join(str(rule.label) for rule in fitting if rule.key not in WITHOUT_EQUAL_RANKS)
        raise InvalidInput(
            _(
                "“%(rule)s” cannot count two options of the same rank: do not allow them, "
                "or choose among these rules: %(rules)s.",
                rule=str(COUNTING_RULES[draft.counting_rule].label),
                rules=names,
            )
        )


def _require_affordable(draft: Draft) -> None:
    """Each option fits the budget it is paid from, so that it could win."""
    if min([draft.whole_budget or Decimal(0), *draft.area_budgets.values()]) <= 0:
        raise InvalidInput(_("A budget is more than nothing."))
    for title, terms in _all_terms(draft):
        budget = draft.area_budgets.get(terms.area) if draft.area_budgets else draft.whole_budget
        if budget is None:
            raise InvalidInput(_("“%(option)s” lies in no area that has a budget.", option=title))
        if terms.cost > budget:
            raise InvalidInput(_("“%(option)s” costs more than the budget it is paid from.", option=title))


def _require_fillable(draft: Draft) -> None:
    """There is a ballot that keeps all limits at once."""
    costs = sorted(terms.cost for _title, terms in _all_terms(draft))
    if BALLOT_TYPES[draft.ballot_type].needs_budget:
        budget = draft.whole_budget or Decimal(0)
        is_fillable = sum(costs[: draft.min_choices]) <= budget and draft.min_spend <= min(budget, sum(costs))
        if not is_fillable:
            raise InvalidInput(_("No basket can keep these limits: look at the budget, the costs and the least to spend."))
    elif draft.min_spend and draft.ballot_type != "points":
        raise InvalidInput(_("Only a basket has a least cost, and only points a least number to give: leave that field empty."))
    elif draft.min_spend > draft.points:
        raise InvalidInput(_("One cannot have to give more points than one has."))
    elif draft.whole_budget is not None and draft.min_spend > draft.whole_budget:
        raise InvalidInput(_("The least number of points to give cannot exceed the budget."))


def _all_terms(draft: Draft) -> list[tuple[str, Terms]]:
    """The title and the terms of each option."""
    found = [(idea.title, draft.terms.get(idea.uid, Terms())) for idea in draft.ideas]
    found += [(need.statement, draft.terms.get(need.uid, Terms())) for need in draft.needs]
    return found + [(one.title, one.terms) for one in draft.own_options]
