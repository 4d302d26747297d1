"""Why a project refuses."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _


class NeedNotAssessed(DomainError):
    """No published assessment says anything of the need."""

    message = _("A project starts from a need of a published assessment. Publish the assessment first.")


class PartnerAlreadyNamed(DomainError):
    """The project names the same partner twice."""

    constraint = "uq_partner_project_id_name"
    message = _("This project already has a partner of this name.")


class IndicatorAlreadyNamed(DomainError):
    """The project measures the same thing twice."""

    constraint = "uq_indicator_project_id_label"
    message = _("This project already has an indicator of this name.")


class TargetIsBaseline(InvalidInput):
    """The indicator has nowhere to go."""

    constraint = "ck_indicator_target_differs_from_baseline"
    message = _("The target must differ from the baseline: say what should change.")


class AlreadyRead(DomainError):
    """The indicator has a reading of that day."""

    constraint = "uq_reading_indicator_id_measured_on"
    message = _("There is already a reading of that day. One reading a day is enough.")


class ReadingInFuture(InvalidInput):
    """Nobody can measure tomorrow today."""

    message = _("This day is still to come. Give the day on which it was measured.")
