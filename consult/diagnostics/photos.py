"""Photos sent with answers: room for them to arrive, and a page that shows one."""

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from consult.core.authorization import authorize
from consult.core.db import db
from consult.core.errors import NotFound
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.photo_policies import may_view_photo
from consult.diagnostics.views import blueprint
from consult.web.access import current_actor

BYTES_AT_MOST = 16 * 1024 * 1024


@blueprint.url_value_preprocessor
def leave_room(endpoint: str | None, values: dict[str, str] | None) -> None:
    """Lets answers with photos be larger than other forms; what is typed stays within the usual limit."""
    if endpoint == "diagnostics.submit" and request.mimetype == "multipart/form-data":
        request.max_content_length = BYTES_AT_MOST


@blueprint.get("/diagnostic/photos/<digest>")
def photo(digest: str) -> ResponseReturnValue:
    """The photo, for whoever sent it and for organisers."""
    mine = Attachment.person_id == current_actor().person_id
    rows = select(Attachment).where(Attachment.digest == digest).order_by(mine.desc().nulls_last(), Attachment.id).limit(1)
    found = db.session.scalars(rows).one_or_none()
    if found is None:
        raise NotFound
    authorize(current_actor(), may_view_photo, found)
    answer = Response(found.content, mimetype="image/jpeg")
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer
