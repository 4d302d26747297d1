"""What people fill in to propose, improve and look for ideas."""

from collections.abc import Iterable
from typing import Any

from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from consult.core.i18n import lazy_gettext as _
from consult.ideas.listing import NO_NEED
from consult.web.forms import Form


class IdeaForm(Form):
    """An idea: a title, the need it answers and what it is about."""

    title = StringField(
        _("Your idea in one sentence"),
        description=_("For instance: “A bus to the market on Saturday mornings”."),
        validators=[DataRequired(_("Say your idea in one sentence.")), Length(5, 150, _("Write between 5 and 150 characters."))],
    )
    need = RadioField(_("Which need does it answer?"), validators=[InputRequired(_("Choose the need your idea answers."))])
    body = TextAreaField(
        _("Tell us more"),
        description=_("What would be done, where, for whom? A few lines are enough."),
        validators=[
            DataRequired(_("Tell us a little more about your idea.")),
            Length(20, 5000, _("Write between 20 and 5,000 characters.")),
        ],
    )

    def offer(self, needs: Iterable[Any]) -> "IdeaForm":
        """The form with the needs to choose from, and the choice of none of them."""
        self.need.choices = [*((need.uid, need.statement) for need in needs), (NO_NEED, _("Another need"))]
        return self
