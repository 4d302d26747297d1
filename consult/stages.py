"""The kinds of stage of a consultation, in order."""

from consult.assessments.stage import STAGE as ASSESSMENT
from consult.consultations.stage_kinds import StageKind
from consult.diagnostics.stage import STAGE as DIAGNOSTIC
from consult.ideas.stage import STAGE as IDEAS
from consult.projects.stage import STAGE as PROJECTS
from consult.votes.stage import STAGE as VOTE

STAGES: tuple[StageKind, ...] = (DIAGNOSTIC, IDEAS, VOTE, ASSESSMENT, PROJECTS)
