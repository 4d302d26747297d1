"""Keeping a response that is not finished, so that one goes on later, on this screen or another."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from consult.consultations.openings import require_open
from consult.core.actions import action
from consult.core.actors import Actor, Instance
from consult.core.authorization import only_system
from consult.core.errors import InvalidInput
from consult.diagnostics.drafts import BYTES_AT_MOST, TOO_LONG, delete_expired, keep_draft, size
from consult.diagnostics.models import Questionnaire, ResponseDraft
from consult.diagnostics.photo_keeping import keep_photos
from consult.diagnostics.policies import may_mail_draft_code, may_save_draft
from consult.diagnostics.question_types.contract import Typed
from consult.diagnostics.refusals import QuestionnaireReplaced
from consult.mails.letters import write_letter
from consult.mails.queue import queue_mail


@action(may_save_draft)
def save_draft(
    actor: Actor,
    questionnaire: Questionnaire,
    typed: Mapping[str, Typed],
    *,
    key: str,
    page: int = 1,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> ResponseDraft:
    """Keeps what was typed, as it is, right or wrong, the photos sent with it, by digest, and the page one goes on with.

    Raises StageClosed, InvalidInput when it is too long, QuestionnaireReplaced for a key of something else.
    """
    require_open(questionnaire.consultation, "diagnostic")
    draft = keep_draft(questionnaire, actor.person_id, key, _storable(typed), page)
    if draft is None:
        raise QuestionnaireReplaced
    keep_photos(questionnaire, actor.person_id, pictures)
    return draft


@action(may_mail_draft_code)
def mail_draft_code(actor: Actor, draft: ResponseDraft, *, email: str, language: str) -> None:
    """Mails the code that opens the draft again; the address is not kept. Raises NotAnAddress."""
    queue_mail(email, *write_letter("email/draft_code.txt", language, draft=draft))


@action(only_system)
def delete_expired_drafts(actor: Actor, instance: Instance) -> int:
    """Deletes the drafts of stages that ended more than sixty days ago; returns how many."""
    return delete_expired()


def _storable(typed: Mapping[str, Typed]) -> dict[str, Any]:
    """The fields without the sign that the database does not hold."""
    stored = {
        uid: {item.replace("\x00", ""): [value.replace("\x00", "") for value in values] for item, values in fields.items()}
        for uid, fields in typed.items()
    }
    if size(stored) > BYTES_AT_MOST:
        raise InvalidInput(TOO_LONG)
    return stored
