"""How a vote would have ended by each level of assurance alone, where enough people voted at that level."""

from dataclasses import replace
from typing import Any

from sqlalchemy import case, func, select

from consult.core.db import db
from consult.core.disclosure import is_disclosable, suppress
from consult.core.i18n import LazyText
from consult.core.i18n import lazy_gettext as _
from consult.votes import queries
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count
from consult.votes.counting_rules.election import Election
from consult.votes.models import SealedBallot, Vote

# From the least sure to the surest.
ASSURANCES: dict[str, LazyText] = {
    "email": _("By a confirmed e-mail address"),
    "post": _("By a code sent by post"),
    "identity": _("By an identity provider"),
    "desk": _("At the desk, in person"),
}


def ballots_by_assurance(vote: Vote) -> dict[str, int | None]:
    """By level, how many sealed ballots there are; None where that must stay hidden, nothing of a level without a ballot."""
    rows = select(SealedBallot.assurance, func.count()).where(SealedBallot.vote_id == vote.id).group_by(SealedBallot.assurance)
    found = {level: count for level, count in db.session.execute(rows)}
    counts = {level: found[level] for level in ASSURANCES if level in found}
    return suppress(counts) if is_disclosable(sum(counts.values())) else dict.fromkeys(counts)


def shown_beside_ballots(vote: Vote) -> tuple[list[str], bool]:
    """The levels that may stand beside each sealed ballot, and whether its channel may: no group so told apart is small."""
    levels = [level for level, count in ballots_by_assurance(vote).items() if count is not None]
    level = case((SealedBallot.assurance.in_(levels), SealedBallot.assurance), else_="")
    groups = select(func.count()).where(SealedBallot.vote_id == vote.id).group_by(level, SealedBallot.channel)
    return levels, all(is_disclosable(count) for count in db.session.scalars(groups))


def counts_by_assurance(vote: Vote, election: Election, whole: Count) -> dict[str, Any]:
    """By level, its ballots counted by the rule of the vote, as data; None where that must stay hidden.

    `whole` is the count of all ballots: where all have one level it is that of the level.
    """
    levels = ballots_by_assurance(vote)
    counts = {level: whole if len(levels) == 1 else _counted(vote, election, level) for level, count in levels.items() if count}
    return {level: _told(counts[level]) if level in counts else None for level in levels}


def _counted(vote: Vote, election: Election, level: str) -> Count:
    return COUNTING_RULES[vote.counting_rule].count(replace(election, profile=queries.profile(vote, level)))


def _told(count: Count) -> dict[str, Any]:
    return {"ballots_count": count.ballots_count, "figures": list(count.figures), "winners": list(count.winners)}
