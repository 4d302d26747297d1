"""The ballot types, in the order organisers see them. To add one, see docs/recipes/add-a-ballot-type.md."""

from consult.core.kinds import Kinds
from consult.votes.ballot_types.approval import Approval
from consult.votes.ballot_types.contract import BallotType

BALLOT_TYPES: Kinds[BallotType] = Kinds(Approval())
