"""What came first of somebody who answers once, by a code or from the list of residents: when, and by which way."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from consult.core.db import db
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext
from consult.diagnostics.models import Questionnaire, Response
from consult.web.locale import date as in_words

WAYS = {"web": lazy_gettext("on the web"), "paper": lazy_gettext("on paper"), "desk": lazy_gettext("face to face")}


@dataclass(frozen=True)
class Earlier:
    """A response that is there already: its day, and the way it came."""

    day: date
    channel: str

    @property
    def stays(self) -> str:
        """For whoever comes a second time where the first response stays."""
        told = {"day": in_words(self.day), "way": WAYS[self.channel]}
        return _("A response was given already, on %(day)s, %(way)s. Each person gives one, and it stays as it is.", **told)

    @property
    def goes(self) -> str:
        """For whoever comes a second time where the last response counts."""
        told = {"day": in_words(self.day), "way": WAYS[self.channel]}
        return _("A response was given already, on %(day)s, %(way)s. What is sent now takes its place.", **told)


def earlier_response(consultation_id: int, handle: bytes) -> Earlier | None:
    """What was given under that handle, to whatever version of the questionnaire, or None."""
    mine = select(Response.submitted_on, Response.channel).join(Response.questionnaire).where(Response.handle == handle)
    found = db.session.execute(mine.where(Questionnaire.consultation_id == consultation_id)).first()
    return Earlier(*found) if found else None
