"""The stories that can be told of a contribution: an answer, an idea, a ballot."""

from dataclasses import dataclass
from typing import ClassVar

from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.diagnostics.models import Response
from consult.follows.fates import Fate, Measure, latest_measure
from consult.ideas.models import Idea
from consult.projects.models import Project
from consult.votes.models import Vote
from consult.votes.queries import Share


@dataclass(frozen=True)
class AnswerStory:
    """An answer to the diagnostic and what became of each need it spoke for."""

    template: ClassVar[str] = "follows/answer.html"
    consultation: Consultation
    response: Response
    fates: list[Fate]
    assessment: NeedsAssessment | None


@dataclass(frozen=True)
class IdeaStory:
    """An idea, how it fared in votes, and what became of its need where it answers one."""

    template: ClassVar[str] = "follows/idea.html"
    consultation: Consultation
    idea: Idea
    votes: list[Vote]
    shares: list[Share]
    fate: Fate | None


@dataclass(frozen=True)
class BallotStory:
    """A ballot that is in the box, and what became of the vote; never what stands on it."""

    template: ClassVar[str] = "follows/ballot.html"
    consultation: Consultation
    vote: Vote
    ballots_count: int | None
    assessment: NeedsAssessment | None
    projects: list[Project]

    @property
    def measure(self) -> Measure | None:
        """The latest reading of the projects."""
        return latest_measure(self.projects)


Story = AnswerStory | IdeaStory | BallotStory
