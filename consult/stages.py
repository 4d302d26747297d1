"""The kinds of stage of a consultation, in order."""

from consult.consultations.stage_kinds import StageKind

STAGES: tuple[StageKind, ...] = ()
