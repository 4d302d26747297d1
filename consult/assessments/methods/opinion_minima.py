"""From when on opinion groups are shown, and the reasons why they are not."""

from enum import StrEnum

MIN_VOTES = 7  # or all statements, where there are fewer
MIN_STATEMENTS = 3
MIN_PEOPLE = 30
MIN_PART_OF_VOTERS = 0.2
MIN_BEYOND_CHANCE = 5.0
# By how many axes hang together beyond chance. People spread evenly along one axis, in no groups at all, are cut at about 0.63
# (one time in sixteen above 0.66), a round cloud of them on two axes at about 0.35.
MIN_SILHOUETTE = {1: 0.66, 2: 0.35}
MIN_GROUP, MIN_GROUP_PART = 5, 0.05


class Refusal(StrEnum):
    """Why no groups are shown."""

    FEW_STATEMENTS = "few_statements"
    FEW_VOTES_PER_PERSON = "few_votes_per_person"
    FEW_PEOPLE = "few_people"
    CHANCE = "chance"
    BLURRED = "blurred"
    SMALL_GROUP = "small_group"
