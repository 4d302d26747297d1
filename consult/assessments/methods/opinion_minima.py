"""From when on opinion groups are shown, and the reasons why they are not."""

from enum import StrEnum

MIN_VOTES = 7  # or all statements, where there are fewer
MIN_STATEMENTS = 3
MIN_PEOPLE = 30
MIN_PART_OF_VOTERS = 0.2
MIN_BEYOND_CHANCE = 5.0
MIN_SILHOUETTE = 0.25
MIN_GROUP, MIN_GROUP_PART = 5, 0.05


class Refusal(StrEnum):
    """Why no groups are shown."""

    FEW_STATEMENTS = "few_statements"
    FEW_VOTES_PER_PERSON = "few_votes_per_person"
    FEW_PEOPLE = "few_people"
    CHANCE = "chance"
    BLURRED = "blurred"
    SMALL_GROUP = "small_group"
