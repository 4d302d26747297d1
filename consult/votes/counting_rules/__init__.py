"""The counting rules, in the order organisers see them. To add one, see docs/recipes/add-a-counting-rule.md."""

from consult.core.kinds import Kinds
from consult.votes.counting_rules.contract import CountingRule
from consult.votes.counting_rules.plurality import Plurality

COUNTING_RULES: Kinds[CountingRule] = Kinds(Plurality())
