"""Opinion groups as people read them: letters, shapes on a plane, sentences, a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import degrees
from typing import Any

from consult.assessments.group_refusals import GRADUAL, OVERLAP, refusal_sentence
from consult.assessments.methods.opinion_minima import MIN_PEOPLE, UNITES_FROM, Refusal
from consult.assessments.models import NeedsAssessment
from consult.core.disclosure import THRESHOLD
from consult.core.i18n import lazy_gettext as _

LETTERS = "ABCDE"
# Refusals whose figures are numbers of people, and what is said where those are too small to be told.
FEW = (Refusal.FEW_PEOPLE, Refusal.FEW_VOTES_PER_PERSON)
FEWER = _("not enough people: fewer than %(few)d voted on enough statements; at least %(people)d are needed.")
MOST_SHOWN = 10
AXES_DRAWN = 2
# Groups are drawn within this part of the plane's half, so that no letter is cut off.
ROOM = 0.72
SMALLEST_RADIUS = 0.07


@dataclass(frozen=True)
class Shape:
    """A group on the plane: its size, None where it is not told, its place and radii as parts of half the plane's side,

    its angle in degrees.
    """

    letter: str
    size: int | None
    x: float
    y: float
    along: float
    across: float
    angle: float


@dataclass(frozen=True)
class OpinionReport:
    """What one source of opinions says."""

    facts: Mapping[str, Any]

    @property
    def title(self) -> str:
        """The vote it comes from; empty for the diagnostic."""
        return str(self.facts["title"])

    @property
    def people(self) -> int | None:
        """How many people spoke, None where they are too few."""
        people: int | None = self.facts["people"]
        return people

    @property
    def refusal(self) -> str:
        """Why there are no groups; empty where there are."""
        refused = self.facts["refused"]
        if refused and refused["eligible"] is None and refused["code"] in FEW:
            return str(FEWER % {"few": THRESHOLD, "people": MIN_PEOPLE})
        return refusal_sentence(Refusal(refused["code"]), refused) if refused else ""

    @property
    def cautions(self) -> list[str]:
        """How the groups must be read; empty where there is nothing to say."""
        said = (self.facts.get("gradual"), GRADUAL), (self.facts.get("axes", 0) > AXES_DRAWN, OVERLAP)
        return [str(sentence) for is_said, sentence in said if is_said and self.letters]

    @property
    def letters(self) -> str:
        """A letter for each group, the largest group first."""
        return LETTERS[: len(self.facts["groups"])]

    @property
    def statements(self) -> Sequence[Mapping[str, Any]]:
        """All statements, as they were put."""
        statements: Sequence[Mapping[str, Any]] = self.facts["statements"]
        return statements

    @property
    def uniting(self) -> list[Mapping[str, Any]]:
        """The statements that more than half of each group surely agrees with, the strongest first."""
        strong = [one for one in self.facts["consensus"] if one["lower"] > UNITES_FROM][:MOST_SHOWN]
        return [{**self.statements[one["statement"]], **one} for one in strong]

    @property
    def divisive(self) -> list[Mapping[str, Any]]:
        """The statements on which groups differ most."""
        return [self.statements[place] for place in self.facts["divisive"]]

    @property
    def uncertain(self) -> list[Mapping[str, Any]]:
        """The statements many pass over."""
        return [self.statements[place] for place in self.facts["uncertain"]]

    def telling(self, group: int) -> list[tuple[str, bool]]:
        """The statements that tell a group from the others, and whether it agrees with them."""
        return [(self.statements[place]["text"], vote > 0) for place, vote in self.facts["groups"][group]["telling"]]

    @property
    def shapes(self) -> list[Shape]:
        """The groups on the plane, stretched so that the farthest fits."""
        groups = self.facts["groups"]
        reach = max((abs(end) for one in groups for end in one["centre"]), default=0) or 1
        return [_shape(letter, one, ROOM / reach) for letter, one in zip(self.letters, groups, strict=True)]


def _shape(letter: str, group: Mapping[str, Any], scale: float) -> Shape:
    (x, y), radii = group["centre"], [max(SMALLEST_RADIUS, min(1 - ROOM, scale * one)) for one in group["radii"]]
    return Shape(letter, group["size"], scale * x, scale * y, radii[0], radii[1], degrees(group["angle"]))


def opinion_reports(assessment: NeedsAssessment) -> list[OpinionReport]:
    """What each source of opinions says, the diagnostic first; none where nobody voted on statements."""
    return [OpinionReport(facts) for facts in assessment.inputs.get("opinions", ())]
