"""The ballot types, in the order organisers see them. To add one, see docs/recipes/add-a-ballot-type.md."""

from consult.core.kinds import Kinds
from consult.votes.ballot_types.approval import Approval
from consult.votes.ballot_types.contract import BallotType
from consult.votes.ballot_types.judgment import Judgment
from consult.votes.ballot_types.knapsack import Knapsack
from consult.votes.ballot_types.points import Points
from consult.votes.ballot_types.ranking import Ranking
from consult.votes.ballot_types.score import Score
from consult.votes.ballot_types.stances import Stances
from consult.votes.ballot_types.statements import Statements

BALLOT_TYPES: Kinds[BallotType] = Kinds(Approval(), Stances(), Judgment(), Ranking(), Score(), Points(), Knapsack(), Statements())
