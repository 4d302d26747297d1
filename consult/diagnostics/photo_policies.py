"""Who sees a photo that was sent with answers."""

from consult.consultations.policies import may_view_consultation
from consult.core.actors import Actor
from consult.core.errors import NotFound
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.policies import may_prepare_questionnaire


def may_view_photo(actor: Actor, photo: Attachment) -> bool:
    """People see the photos they sent, organisers all of them; for others they do not exist (raises NotFound)."""
    is_mine = actor.person_id is not None and actor.person_id == photo.person_id
    if is_mine or may_prepare_questionnaire(actor, photo.questionnaire.consultation):
        return True
    raise NotFound


def may_view_photo_of_form(actor: Actor, photo: Attachment) -> bool:
    """Whoever holds the form or the response that names the photo sees it, as they see the consultation."""
    return may_view_consultation(actor, photo.questionnaire.consultation)
