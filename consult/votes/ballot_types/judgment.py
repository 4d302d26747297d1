"""Majority judgment: each option is given a grade in words (Balinski and Laraki 2010)."""

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
from consult.votes.counting_rules.grades import GRADES

WORST = 0


class Judgment:
    """A grade for each option; whatever is not graded has the worst grade, and is kept with it."""

    key: ClassVar[str] = "judgment"
    label: ClassVar[LazyText] = _l("Give each option a grade in words")
    marks: ClassVar[Marks] = Marks.GRADES
    needs_budget: ClassVar[bool] = False

    def instructions(self, paper: Paper) -> str:
        """What the grades are for, and what no grade counts as."""
        return _("Give each option a grade. Without one it counts as “%(worst)s”.", worst=str(GRADES[WORST]))

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """The grades beside each option, the best one first."""
        grades = [SelectChoice(str(value), GRADES[value]) for value in reversed(range(len(GRADES)))]
        return {field_name(option): RadioField(option.title, choices=grades, validate_choice=False) for option in paper.options}

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The grade of each option by its place."""
        return self.validate(paper, by_place(figures_sent(paper, sent)))

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """A grade for every option, in the order of the paper; nothing where nothing at all is graded."""
        grades = marks_of(paper, choices, range(len(GRADES)))
        require_answers(paper, len(grades))
        if not grades:
            return Choices(())
        return by_place({option.position: grades.get(option.position, WORST) for option in paper.options})

    def summary(self, paper: Paper, choices: Choices) -> str:
        """How many options there are grades for."""
        return ngettext("You give %(num)d option this grade:", "You give %(num)d options these grades:", len(choices.options))

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """Every option with its grade, in the order of the paper."""
        grades = dict(zip(choices.options, choices.values, strict=True))
        return [
            _("%(option)s: %(grade)s", option=paper.at(place).title, grade=str(GRADES[grade])) for place, grade in grades.items()
        ]
