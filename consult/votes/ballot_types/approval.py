"""Approval: tick the options one is for, between a least and a greatest number of them."""

from typing import ClassVar

from wtforms import SelectMultipleField, widgets
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper, Sent
from consult.votes.ballot_types.marking import require_limits, ticks_sent
from consult.votes.counting_rules.election import Marks


class Approval:
    """Ticks beside options; all ticks weigh the same."""

    key: ClassVar[str] = "approval"
    label: ClassVar[LazyText] = _l("Tick the options you are for")
    marks: ClassVar[Marks] = Marks.APPROVALS
    needs_budget: ClassVar[bool] = False

    def instructions(self, paper: Paper) -> str:
        """How many to choose."""
        least, most = paper.min_choices, paper.greatest
        if least <= 1 and most == len(paper.options):
            return _("Choose as many options as you like.")
        if least == most:
            return ngettext("Choose exactly %(num)d option.", "Choose exactly %(num)d options.", most)
        if least <= 1:
            return ngettext("Choose up to %(num)d option.", "Choose up to %(num)d options.", most)
        return _("Choose at least %(least)d and at most %(most)d options.", least=least, most=most)

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """A box to tick for each option."""
        boxes = SelectMultipleField(
            self.instructions(paper),
            choices=[SelectChoice(option.uid, option.title) for option in paper.options],
            widget=widgets.ListWidget(prefix_label=False),
            option_widget=widgets.CheckboxInput(),
            validate_choice=False,
        )
        return {"choices": boxes}

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The places of the options ticked."""
        return self.validate(paper, Choices(ticks_sent(paper, sent)))

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The places in ascending order; refuses unknown ones, one chosen twice, too few and too many."""
        chosen = set(choices.options)
        is_known = chosen <= {option.position for option in paper.options}
        if len(chosen) != len(choices.options) or not is_known or choices.values:
            raise InvalidBallot
        require_limits(paper, len(chosen))
        return Choices(tuple(sorted(chosen)))

    def summary(self, paper: Paper, choices: Choices) -> str:
        """How many are chosen."""
        return ngettext("You choose %(num)d option:", "You choose %(num)d options:", len(choices.options))

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """The titles of the options chosen, in the order of the paper."""
        return [option.title for option in paper.options if option.position in choices.options]
