"""What a consultation still lacks. Later features add what only they can know, each beside its queries."""

from collections.abc import Callable
from dataclasses import dataclass

from consult.consultations.models import Consultation
from consult.core.i18n import LazyText


@dataclass(frozen=True)
class Requirement:
    """Something a consultation needs before the stage of that kind opens, or before it is published where no stage is named."""

    lack: LazyText
    is_met: Callable[[Consultation], bool]
    stage: str | None = None


_requirements: list[Requirement] = []


def require(requirement: Requirement) -> None:
    """Asks for one thing more of every consultation."""
    _requirements.append(requirement)


def missing_to_publish(consultation: Consultation) -> list[LazyText]:
    """What must still be done before the consultation can be published, in sentences."""
    return [one.lack for one in _requirements if one.stage is None and not one.is_met(consultation)]


def missing_in_open_stages(consultation: Consultation) -> list[LazyText]:
    """What people who come now do not find, in sentences: this is late."""
    return [
        one.lack
        for one in _requirements
        if one.stage is not None and consultation.is_stage_open(one.stage) and not one.is_met(consultation)
    ]
