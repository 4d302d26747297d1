"""How many voted through which door, while the box is not sealed."""

from dataclasses import dataclass

from sqlalchemy import func, select

from consult.core.db import db
from consult.polling.models import VotingCode
from consult.votes.ballot_box import API, HANDED, WEB
from consult.votes.models import Ballot, Vote
from consult.votes.queries import seal_of

KIOSK, PAPER = "kiosk", "paper"


@dataclass(frozen=True)
class Turnout:
    """Ballots in the box by door, paper ballots handed out, and how often somebody of the desk helped."""

    online: int
    kiosk: int
    programs: int
    handed: int
    paper: int
    assisted: int

    @property
    def voters(self) -> int:
        """How many people voted or hold a paper ballot; of those on paper, as many as were handed out or are counted."""
        return self.online + self.kiosk + self.programs + max(self.handed, self.paper)


def turnout(vote: Vote) -> Turnout | None:
    """The figures of the vote; None once it is sealed, when small doors must not be told apart."""
    if seal_of(vote) is not None:
        return None
    rows = select(Ballot.channel, func.count()).where(Ballot.vote_id == vote.id).group_by(Ballot.channel)
    found = {channel: count for channel, count in db.session.execute(rows)}
    online, kiosk, programs, handed, paper = (found.get(one, 0) for one in (WEB, KIOSK, API, HANDED, PAPER))
    return Turnout(online, kiosk, programs, handed, paper, assisted_voters(vote))


def assisted_voters(vote: Vote) -> int:
    """How many voters were helped at the desk to fill a ballot in."""
    helped = VotingCode.vote_id == vote.id, VotingCode.is_assisted
    return db.session.execute(select(func.count(VotingCode.voter_key.distinct())).where(*helped)).scalar_one()
