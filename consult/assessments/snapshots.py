"""What an assessment held at one moment, to be set beside another: a published one, the draft, or a computation long over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from consult.assessments.indicators import INDICATORS
from consult.assessments.models import NeedsAssessment
from consult.assessments.run_models import AssessmentRun

# Words of people are not kept with a computation: on the pages their authors can withdraw them.
WORDS = ("testimonies", "agreement")


@dataclass(frozen=True)
class Known:
    """A need as it stood: its uid, its words, and its figures as `Estimate` has them."""

    need: str
    statement: str
    figures: Mapping[str, Any]

    def figure(self, key: str) -> Mapping[str, Any] | None:
        """The figure of that indicator where it may be shown, else None."""
        figure: Mapping[str, Any] | None = self.figures.get(key)
        return figure if figure and figure["value"] is not None else None


@dataclass(frozen=True)
class Snapshot:
    """`uid` names it in addresses; `consultation_uid` tells whose answers it holds; `number`: None for what is not public."""

    uid: str
    consultation_uid: str
    title: str
    number: int | None
    made_at: datetime
    recipe: Mapping[str, Any]
    inputs: Mapping[str, Any]
    code_version: str
    needs: tuple[Known, ...]
    is_draft: bool = False

    @property
    def respondents(self) -> int:
        """How many people had answered the diagnostic."""
        return int(self.inputs["respondents"])

    def is_same_as(self, other: "Snapshot") -> bool:
        """Whether it holds what the other one does, so that setting them side by side says nothing."""
        mine, theirs = ([(one.need, *map(one.figure, INDICATORS.keys())) for one in side.needs] for side in (self, other))
        return mine == theirs and self.respondents == other.respondents and self.recipe == other.recipe

    def comes_before(self, other: "Snapshot") -> bool:
        """Whether it is older, says something else, and has needs in common with the other, so that changes can be told."""
        in_common = {one.statement for one in self.needs} & {one.statement for one in other.needs}
        return self.made_at < other.made_at and bool(in_common) and not self.is_same_as(other)


def of_assessment(assessment: NeedsAssessment) -> Snapshot:
    """What an assessment, published or not, holds."""
    made = assessment.consultation
    needs = tuple(Known(one.need.uid, one.statement, one.figures) for one in assessment.estimates)
    day = assessment.published_at or assessment.computed_at
    told = assessment.recipe, assessment.inputs, assessment.code_version
    return Snapshot(assessment.uid, made.uid, made.title, assessment.number, day, *told, needs, not assessment.is_published)


def outcome_of(draft: NeedsAssessment) -> dict[str, Any]:
    """What a computation keeps of the draft it wrote, without anybody's words."""
    inputs = {key: told for key, told in draft.inputs.items() if key != "opinions"}
    if opinions := draft.inputs.get("opinions"):
        inputs["opinions"] = [{"title": one["title"], "people": one["people"]} for one in opinions]
    needs = [
        {
            "need": one.need.uid,
            "statement": one.statement,
            "figures": {key: of for key, of in one.figures.items() if key not in WORDS},
        }
        for one in draft.estimates
    ]
    return {"recipe": draft.recipe, "inputs": inputs, "needs": needs}


def of_run(run: AssessmentRun) -> Snapshot:
    """What a computation kept of the draft it wrote; ask only of one that has an outcome."""
    kept: Mapping[str, Any] = run.outcome or {}
    made, day = run.consultation, run.finished_at or run.started_at
    needs = tuple(Known(**one) for one in kept["needs"])
    return Snapshot(run.uid, made.uid, made.title, None, day, kept["recipe"], kept["inputs"], run.code_version, needs)
