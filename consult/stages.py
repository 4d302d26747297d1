"""The kinds of stage of a consultation, in order."""

import consult.votes.stage
from consult.consultations.stage_kinds import StageKind

STAGES: tuple[StageKind, ...] = (consult.votes.stage.STAGE,)
