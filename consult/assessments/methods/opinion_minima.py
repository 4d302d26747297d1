"""From when on opinion groups are shown, and the reasons why they are not."""

from enum import StrEnum

MIN_VOTES = 7  # or all statements, where there are fewer
MIN_STATEMENTS = 3
MIN_PEOPLE = 30
MIN_PART_OF_VOTERS = 0.2
MIN_BEYOND_CHANCE = 5.0
# A round cloud of people on two axes is cut into groups of about 0.35.
MIN_SILHOUETTE = 0.35
# People spread evenly along one axis are cut at about 0.63, those who stand near its ends rather than between at up to 0.7;
# below that, groups less than so many standard deviations further apart than an even spread pass into one another.
CLEAR_SILHOUETTE, MIN_GAP = 0.7, 2.0
MIN_GROUP, MIN_GROUP_PART = 5, 0.05


# A few statements that say much the same make an axis of their own: votes must hang together, too, when they count once and
# the heaviest is left out. Two are few, or one in six; more that are alike are a pattern.
FEW_ALIKE, STATEMENTS_TO_ONE_ALIKE = 2, 6
STATEMENTS_PER_GROUP = 3
# A statement unites when more than so much of each group surely agrees.
UNITES_FROM = 0.5


class Refusal(StrEnum):
    """Why no groups are shown."""

    FEW_STATEMENTS = "few_statements"
    FEW_VOTES_PER_PERSON = "few_votes_per_person"
    FEW_PEOPLE = "few_people"
    CHANCE = "chance"
    FEW_ALIKE = "few_alike"
    BLURRED = "blurred"
    SMALL_GROUP = "small_group"
