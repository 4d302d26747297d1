"""The figures known of each need, in the order people read them. To add one, see docs/recipes/add-an-indicator.md."""

from consult.assessments.indicators.contract import Indicator
from consult.assessments.indicators.coverage import Coverage
from consult.assessments.indicators.group_agreement import GroupAgreement
from consult.assessments.indicators.importance import Importance
from consult.assessments.indicators.importance_satisfaction import ImportanceSatisfaction
from consult.assessments.indicators.intensity import Intensity
from consult.assessments.indicators.mean_weighted_discrepancy import MeanWeightedDiscrepancy
from consult.assessments.indicators.ranked_discrepancy import RankedDiscrepancy
from consult.assessments.indicators.satisfaction import Satisfaction
from consult.assessments.indicators.supporters import Supporters
from consult.assessments.indicators.testimony_share import TestimonyShare
from consult.assessments.indicators.vote_share import VoteShare
from consult.core.kinds import Kinds

INDICATORS: Kinds[Indicator] = Kinds(
    Importance(),
    Satisfaction(),
    ImportanceSatisfaction(),
    Intensity(),
    MeanWeightedDiscrepancy(),
    RankedDiscrepancy(),
    VoteShare(),
    Supporters(),
    GroupAgreement(),
    TestimonyShare(),
    Coverage(),
)
