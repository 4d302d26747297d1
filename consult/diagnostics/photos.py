"""Photos sent with answers: room for them to arrive, and a page that shows one."""

from flask import Response, request, session
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from consult.core.authorization import authorize
from consult.core.db import db
from consult.core.errors import NotFound
from consult.diagnostics.filling_in import begun_by
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.photo_policies import may_view_photo, may_view_photo_of_form
from consult.diagnostics.proofs import respondent
from consult.diagnostics.queries import questionnaire_of
from consult.diagnostics.views import blueprint, key_name
from consult.web.access import current_actor

BYTES_AT_MOST = 16 * 1024 * 1024


@blueprint.url_value_preprocessor
def leave_room(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Lets answers with photos be larger than other forms; what is typed stays within the usual limit."""
    if endpoint == "diagnostics.submit" and request.mimetype == "multipart/form-data":
        request.max_content_length = BYTES_AT_MOST


@blueprint.get("/diagnostic/photos/<digest>")
def photo(digest: str) -> ResponseReturnValue:
    """The photo, for whoever sent it, for the browser whose form or response names it, and for organisers."""
    mine = Attachment.person_id == current_actor().person_id
    rows = select(Attachment).where(Attachment.digest == digest).order_by(mine.desc().nulls_last(), Attachment.id)
    kept = db.session.scalars(rows).all()
    if not kept:
        raise NotFound
    named = next((one for one in kept if _is_named_here(one)), None)
    if named:
        authorize(current_actor(), may_view_photo_of_form, named)
    else:
        authorize(current_actor(), may_view_photo, kept[0])
    answer = Response((named or kept[0]).content, mimetype="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _is_named_here(photo: Attachment) -> bool:
    """Whether what this browser has filled in or sent without an account names the photo."""
    key = session.get(key_name(photo.questionnaire.consultation))
    questionnaire = questionnaire_of(photo.questionnaire.consultation) if key else None
    if questionnaire is None:
        return False
    typed = begun_by(questionnaire, respondent(questionnaire), key).sheet.typed
    return any(photo.digest in values for fields in typed.values() for values in fields.values())
