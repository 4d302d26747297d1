"""The vote as organisers write it."""

from typing import Any

from wtforms import IntegerField, RadioField, SelectMultipleField, StringField, TextAreaField, ValidationError, widgets
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from consult.consultations.models import Consultation
from consult.core.i18n import gettext
from consult.core.i18n import lazy_gettext as _
from consult.ideas.queries import approved_ideas
from consult.needs.queries import needs_by_theme
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.drafting import Draft
from consult.votes.models import Vote
from consult.web.forms import Form

LARGEST = 500


def _boxes(label: object) -> SelectMultipleField:
    return SelectMultipleField(label, widget=widgets.ListWidget(prefix_label=False), option_widget=widgets.CheckboxInput())


class VoteForm(Form):
    """A vote: what it is called, what can be chosen and how much of it."""

    title = StringField(_("The question of the vote"), [InputRequired(), Length(max=200)])
    description = TextAreaField(_("What people should know before they choose"), [Optional(), Length(max=2_000)])
    ideas = _boxes(_("Ideas to choose from"))
    needs = _boxes(_("Needs to choose from"))
    min_choices = IntegerField(_("At least how many choices"), [InputRequired(), NumberRange(0, LARGEST)], default=1)
    max_choices = IntegerField(_("At most how many choices"), [InputRequired(), NumberRange(1, LARGEST)], default=3)
    ballot_type = RadioField(_("How people answer"), choices=[(kind.key, kind.label) for kind in BALLOT_TYPES])
    counting_rule = RadioField(_("How ballots are counted"), choices=[(rule.key, rule.label) for rule in COUNTING_RULES])

    def __init__(self, consultation: Consultation, vote: Vote | None = None) -> None:
        super().__init__(obj=vote, data=_chosen(vote))
        self.known_ideas = {idea.uid: idea for idea in approved_ideas(consultation)}
        self.known_needs = {need.uid: need for theme in needs_by_theme(consultation) for need in theme.needs}
        self.ideas.choices = [(uid, idea.title) for uid, idea in self.known_ideas.items()]
        self.needs.choices = [(uid, need.statement) for uid, need in self.known_needs.items()]

    def validate_max_choices(self, field: Any) -> None:
        """Refuses limits that contradict each other."""
        if field.data is not None and self.min_choices.data is not None and field.data < self.min_choices.data:
            raise ValidationError(gettext("The largest number of choices cannot be smaller than the smallest."))

    def draft(self) -> Draft:
        """The vote as filled in."""
        return Draft(
            title=self.title.data or "",
            description=self.description.data or "",
            ideas=[self.known_ideas[uid] for uid in self.ideas.data or ()],
            needs=[self.known_needs[uid] for uid in self.needs.data or ()],
            min_choices=self.min_choices.data or 0,
            max_choices=self.max_choices.data or 0,
            ballot_type=self.ballot_type.data,
            counting_rule=self.counting_rule.data,
        )


def _chosen(vote: Vote | None) -> dict[str, Any]:
    """What stands in the fields that are not columns: the first kinds of a new vote, the subjects of an old one."""
    if vote is None:
        return {"ballot_type": BALLOT_TYPES.keys()[0], "counting_rule": COUNTING_RULES.keys()[0]}
    return {
        "ideas": [option.idea.uid for option in vote.options if option.idea],
        "needs": [option.need.uid for option in vote.options if option.need],
    }
