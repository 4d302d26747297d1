"""The figures known of each need, in the order people read them. To add one, see docs/recipes/add-an-indicator.md."""

from consult.assessments.indicators.contract import Indicator
from consult.assessments.indicators.importance import Importance
from consult.assessments.indicators.importance_satisfaction import ImportanceSatisfaction
from consult.assessments.indicators.satisfaction import Satisfaction
from consult.assessments.indicators.supporters import Supporters
from consult.assessments.indicators.vote_share import VoteShare
from consult.core.kinds import Kinds

INDICATORS: Kinds[Indicator] = Kinds(Importance(), Satisfaction(), ImportanceSatisfaction(), VoteShare(), Supporters())
