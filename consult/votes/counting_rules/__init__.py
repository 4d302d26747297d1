"""The counting rules, in the order organisers see them. To add one, see docs/recipes/add-a-counting-rule.md."""

from consult.core.kinds import Kinds
from consult.votes.counting_rules.borda import Borda
from consult.votes.counting_rules.contract import CountingRule
from consult.votes.counting_rules.equal_shares import EqualShares
from consult.votes.counting_rules.greedy import Greedy
from consult.votes.counting_rules.greedy_density import GreedyDensity
from consult.votes.counting_rules.greedy_no_skip import GreedyNoSkip
from consult.votes.counting_rules.greedy_threshold import GreedyThreshold
from consult.votes.counting_rules.irv import InstantRunoff
from consult.votes.counting_rules.majority_judgment import MajorityJudgment
from consult.votes.counting_rules.minimax import Minimax
from consult.votes.counting_rules.phragmen import Phragmen
from consult.votes.counting_rules.plurality import Plurality
from consult.votes.counting_rules.ranked_pairs import RankedPairs
from consult.votes.counting_rules.schulze import Schulze
from consult.votes.counting_rules.score import Score
from consult.votes.counting_rules.stv import SingleTransferableVote

COUNTING_RULES: Kinds[CountingRule] = Kinds(
    Plurality(),
    Score(),
    Borda(),
    InstantRunoff(),
    SingleTransferableVote(),
    Schulze(),
    RankedPairs(),
    Minimax(),
    MajorityJudgment(),
    Greedy(),
    GreedyDensity(),
    GreedyNoSkip(),
    GreedyThreshold(),
    EqualShares(),
    Phragmen(),
)
