"""For, against or pass: one stance on each option, and nothing said is a pass."""

from collections.abc import Mapping
from typing import ClassVar

from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.contract import Choices, Paper, Sent
from consult.votes.ballot_types.marking import by_place, field_name, figures_sent, marks_of, require_answers
from consult.votes.counting_rules.election import Marks

FOR, PASS, AGAINST = 1, 0, -1


class Stances:
    """A stance on each option; passes are not kept, so that to pass and to say nothing are equal."""

    key: ClassVar[str] = "stances"
    label: ClassVar[LazyText] = _l("Say for or against each option")
    marks: ClassVar[Marks] = Marks.STANCES
    needs_budget: ClassVar[bool] = False
    answers: ClassVar[Mapping[int, LazyText]] = {FOR: _l("For"), AGAINST: _l("Against"), PASS: _l("Pass")}

    def instructions(self, paper: Paper) -> str:
        """What may be answered."""
        return _("For each option, say whether you are for it or against it. You may pass.")

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """Three answers beside each option."""
        answers = [SelectChoice(str(value), words) for value, words in self.answers.items()]
        return {field_name(option): RadioField(option.title, choices=answers, validate_choice=False) for option in paper.options}

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The stance on each option by its place."""
        return self.validate(paper, by_place(figures_sent(paper, sent)))

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The stances that are none of them a pass, in the order of the paper."""
        stances = {place: value for place, value in marks_of(paper, choices, self.answers).items() if value != PASS}
        require_answers(paper, len(stances))
        return by_place(stances)

    def summary(self, paper: Paper, choices: Choices) -> str:
        """On how many options something is said, and that the rest is passed."""
        count, passed = len(choices.options), len(paper.options) - len(choices.options)
        if not passed:
            return _("You answer for all options:")
        return ngettext(
            "You answer for %(num)d option, and pass on all others:",
            "You answer for %(num)d options, and pass on all others:",
            count,
        )

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """The answer and the option, in the order of the paper."""
        answers = dict(zip(choices.options, choices.values, strict=True))
        said = [option for option in paper.options if option.position in answers]
        return [
            _("%(answer)s: %(option)s", answer=str(self.answers[answers[option.position]]), option=option.title)
            for option in said
        ]
