"""The words for what somebody is in an organisation."""

from consult.core.actors import MODERATOR, ORGANISER
from consult.core.i18n import lazy_gettext as _

ROLES = {ORGANISER: _("Organiser"), MODERATOR: _("Moderator")}
