"""Score: each option is given points on its own, from none to the highest score."""

from typing import ClassVar

from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper, PaperOption, Sent
from consult.votes.ballot_types.marking import by_place, field_name, figures_sent, marks_of, require_answers
from consult.votes.counting_rules.election import Marks

# Up to this score one chooses among figures, beyond it one writes the figure.
LONGEST_SCALE = 10


class Score:
    """A score for each option; 0 and nothing said are equal, and not kept."""

    key: ClassVar[str] = "score"
    label: ClassVar[LazyText] = _l("Give each option a score")
    marks: ClassVar[Marks] = Marks.SCORES
    needs_budget: ClassVar[bool] = False

    def instructions(self, paper: Paper) -> str:
        """From what to what."""
        return _("Give each option a score from 0 to %(most)d, %(most)d being the best. No score counts as 0.", most=paper.points)

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """The figures of the scale beside each option, or room for a figure."""
        return {field_name(option): self._field(paper, option) for option in paper.options}

    def _field(self, paper: Paper, option: PaperOption) -> UnboundField:
        if paper.points > LONGEST_SCALE:
            return StringField(option.title)
        scale = [SelectChoice(str(score), str(score)) for score in range(paper.points + 1)]
        return RadioField(option.title, choices=scale, validate_choice=False)

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The score of each option by its place."""
        scores = figures_sent(paper, sent)
        for place, score in scores.items():
            if not 0 <= score <= paper.points:
                option = paper.at(place)
                raise InvalidBallot(
                    _(
                        "A score lies between 0 and %(most)d. Change that of “%(option)s”.",
                        most=paper.points,
                        option=option.title,
                    ),
                    option,
                )
        return self.validate(paper, by_place(scores))

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The scores above 0, in the order of the paper."""
        scores = {place: score for place, score in marks_of(paper, choices, range(paper.points + 1)).items() if score}
        require_answers(paper, len(scores))
        return by_place(scores)

    def summary(self, paper: Paper, choices: Choices) -> str:
        """How many options are given a score."""
        return ngettext("You give a score to %(num)d option:", "You give a score to %(num)d options:", len(choices.options))

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """Each option with its score, out of how many; those without one say so."""
        scores = dict(zip(choices.options, choices.values, strict=True))
        if not scores:
            return []
        return [
            _("%(option)s: %(score)d out of %(most)d", option=one.title, score=scores.get(one.position, 0), most=paper.points)
            for one in paper.options
        ]
