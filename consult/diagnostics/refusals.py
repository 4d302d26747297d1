"""What diagnostics refuse, and why."""

from consult.core.errors import DomainError, InvalidInput
from consult.core.i18n import lazy_gettext as _
from consult.diagnostics.question_types.contract import Problems


class QuestionnaireExists(DomainError):
    """A consultation has one questionnaire."""

    constraint = "uq_questionnaire_consultation_id_version"
    message = _("This consultation already has a questionnaire.")


class QuestionnaireLocked(DomainError):
    """Somebody has answered: other questions would make the answers mean something else."""

    message = _("People have begun to answer: the questions can no longer change.")


class QuestionnaireReplaced(DomainError):
    """Another version has taken the place of the one that was to be changed or answered."""

    message = _("This questionnaire has been corrected meanwhile. Open it again: your answers are kept.")


class NothingToCorrect(DomainError):
    """A correction is a version more of what somebody has answered; before, the questions themselves can be changed."""

    message = _("Nobody has answered yet: you can still change the questions themselves.")


class CorrectionExists(DomainError):
    """One correction is prepared at a time."""

    constraint = "uq_questionnaire_one_draft"
    message = _("A correction is being prepared already.")


class MeaningUndecided(InvalidInput):
    """A question is in other words, and nobody has said whether its answers still mean the same."""

    message = _("Say of each question below whether it still means the same.")


class TranslationLocked(DomainError):
    """People could read and answer the question in these words."""

    message = _("People could answer in these words already: they stay as they are. Correct the questions to change them.")


class AlreadyAnswered(DomainError):
    """One person gives one response."""

    constraint = "uq_response_questionnaire_id_person_id"
    message = _("You have already answered. Here answers are given once and stay as they are.")


class FirstAnswersStay(DomainError):
    """A form was sent once more with other answers, where answers are given once; `code` is that of the first ones."""

    message = _(
        "Your answers had arrived before, and here they are given once: the first ones stay. What you changed does not count."
    )

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code


class IdentityWanted(DomainError):
    """Whoever answers here first confirms who they are with the identity provider."""

    status = 403
    message = _("Confirm first who you are. What you have filled in on this device stays there.")


class FormSentAlready(DomainError):
    """The same form was sent before by somebody who was let in otherwise."""

    constraint = "uq_response_sent_key"
    message = _("This form was sent already, with another code or another name. Open the questionnaire again.")


class AlreadyHasResponses(DomainError):
    """A file is imported into a questionnaire nobody has answered yet."""

    message = _("This consultation already has responses: importing once more would count people twice. Nothing was changed.")


class InvalidAnswers(InvalidInput):
    """Some answers cannot be accepted; `problems` says which and why, by question uid; "" is the questionnaire as a whole."""

    message = _("Some answers need to be looked at again.")

    def __init__(self, problems: dict[str, Problems]) -> None:
        super().__init__()
        self.problems = problems
