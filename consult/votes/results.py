"""The page of a vote that is over: what was chosen, every option's figure, ties, and what other rules would have chosen."""

from dataclasses import dataclass

from flask import render_template

from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.votes import exchange, queries
from consult.votes.assurance import ASSURANCES
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.ballot_types.judgment import GRADES
from consult.votes.counting import Outcome
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Marks, TieRule
from consult.votes.counting_rules.ties import TIE_WORDS
from consult.votes.models import Option, Vote
from consult.votes.rule_settings import setting_words
from consult.web.locale import number, share

# So many options are shown at once; the others one click away.
FIRST_OPTIONS = 20


@dataclass(frozen=True)
class Line:
    """An option in the result: its figure in words, and as a fraction: of all ballots if it counts them, else of the greatest."""

    option: Option
    text: str
    value: float
    is_winner: bool


@dataclass(frozen=True)
class Other:
    """What another rule would have chosen: its winners' titles, and whether they are the same."""

    label: LazyText
    titles: list[str]
    is_same: bool
    cost: float
    coverage_share: float


def counting_words(vote: Vote) -> dict[str, object]:
    """How the ballots are counted, for every page that says so: the rule, its settings and the tie rule in words."""
    rule = COUNTING_RULES[vote.counting_rule]
    settings = setting_words(vote.counting_rule, vote.rule_settings)
    return {"rule": rule, "tie_words": TIE_WORDS[TieRule(vote.tie_rule)], "setting_words": settings}


def result_page(vote: Vote) -> str:
    """The result; that it is being counted; or, where few people voted, their number alone."""
    counted = queries.tally(vote)
    outcome = queries.result(counted) if counted else None
    shown = _shown(vote, outcome) if outcome else {}
    return render_template("votes/result.html", vote=vote, counted=counted, outcome=outcome, **shown, **counting_words(vote))


def _shown(vote: Vote, outcome: Outcome) -> dict[str, object]:
    titles = {option.position: option.title for option in vote.options}
    lines = _lines(vote, outcome)
    return {
        "titles": titles,
        "winners": [line for line in lines if line.is_winner],
        "lines": lines[:FIRST_OPTIONS],
        "further_lines": lines[FIRST_OPTIONS:],
        "ties": [[titles[place] for place in group] for group in outcome.count.ties],
        "others": [_other(outcome, titles, place) for place in range(len(outcome.alternatives))],
        "grades": _grades(outcome),
        "grade_words": list(reversed(GRADES)),
        "is_ranked": _marks(vote) is Marks.RANKS,
        "assurances": ASSURANCES,
        "endings": exchange.endings(vote),
    }


def _lines(vote: Vote, outcome: Outcome) -> list[Line]:
    """All options, those chosen first and each part in the order of the count."""
    figures, winners = outcome.count.figures, outcome.winners
    whole = outcome.count.ballots_count if figures == outcome.supporters else max((0.0, *figures))
    places = [*winners, *(place for place in outcome.count.order if place not in set(winners))]
    return [
        Line(vote.options[place], _figure(vote, outcome, place), max(figures[place], 0.0) / (whole or 1), place in winners)
        for place in places
    ]


def _figure(vote: Vote, outcome: Outcome, place: int) -> str:
    """The figure in words: a grade, a number of ballots with its share of all, those for and against, or a number."""
    figure, supporters = outcome.count.figures[place], outcome.supporters[place]
    if "medians" in outcome.count.facts:
        return str(GRADES[int(figure)])
    if outcome.count.figures == outcome.supporters:
        return f"{number(int(figure))} ({share(figure / outcome.count.ballots_count)})"
    if _marks(vote) is Marks.STANCES:
        said = {"for": number(supporters), "against": number(supporters - int(figure))}
        return _("%(net)s (%(for)s for, %(against)s against)", net=number(int(figure)), **said)
    return number(round(figure, 2))


def _marks(vote: Vote) -> Marks:
    return BALLOT_TYPES[vote.ballot_type].marks


def _other(outcome: Outcome, titles: dict[int, str], place: int) -> Other:
    other = outcome.alternatives[place]
    is_same = set(other.winners) == set(outcome.count.winners)
    label = COUNTING_RULES[other.rule].label
    return Other(label, [titles[winner] for winner in other.winners], is_same, other.cost, other.coverage_share)


def _grades(outcome: Outcome) -> list[tuple[int, list[int]]]:
    """Of a majority judgment, in the order of the count: the option with its ballots by grade, the best grade first."""
    grades = outcome.count.facts.get("grades")
    return [(place, list(reversed(grades[place]))) for place in outcome.count.order] if grades else []
