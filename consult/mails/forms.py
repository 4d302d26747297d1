"""Whose mails to show."""

from wtforms import StringField

from consult.core.i18n import lazy_gettext as _
from consult.web.forms import Form


class MailboxForm(Form):
    """The filter of the mailbox."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    recipient = StringField(_("Show the mails of one address only"))
