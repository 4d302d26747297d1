"""Cumulative points: everybody has the same number of points and spreads them over the options."""

from typing import ClassVar

from wtforms import StringField
from wtforms.fields.core import UnboundField

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper, Sent
from consult.votes.ballot_types.marking import by_place, field_name, figures_sent, marks_of, require_answers
from consult.votes.counting_rules.election import Marks


class Points:
    """Points beside options; together at most those of the paper, and at least its least spending."""

    key: ClassVar[str] = "points"
    label: ClassVar[LazyText] = _l("Spread points over the options")
    marks: ClassVar[Marks] = Marks.SCORES
    needs_budget: ClassVar[bool] = False

    def instructions(self, paper: Paper) -> str:
        """How many points there are."""
        if paper.min_spend >= paper.points:
            return ngettext(
                "Spread exactly %(num)d point over the options.", "Spread exactly %(num)d points over the options.", paper.points
            )
        return ngettext(
            "Spread up to %(num)d point over the options.", "Spread up to %(num)d points over the options.", paper.points
        )

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """Room for a figure beside each option."""
        return {field_name(option): StringField(option.title) for option in paper.options}

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The points of each option by its place."""
        points = figures_sent(paper, sent)
        for place, number in points.items():
            if number < 0:
                option = paper.at(place)
                raise InvalidBallot(_("Points cannot be negative. Change those of “%(option)s”.", option=option.title), option)
        return self.validate(paper, by_place(points))

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The points above 0, in the order of the paper; refuses too many and too few, saying by how many."""
        marks = marks_of(paper, choices, range(10**6))
        points = {place: number for place, number in marks.items() if number}
        self._require_total(paper, sum(points.values()))
        if len(points) > paper.max_choices:
            raise InvalidBallot(
                ngettext("Give points to %(num)d option at most.", "Give points to %(num)d options at most.", paper.max_choices)
            )
        require_answers(paper, len(points))
        return by_place(points)

    def _require_total(self, paper: Paper, total: int) -> None:
        if total > paper.points:
            raise InvalidBallot(
                ngettext(
                    "You have given %(total)d points and have %(points)d: take back %(num)d point.",
                    "You have given %(total)d points and have %(points)d: take back %(num)d points.",
                    total - paper.points,
                    total=total,
                    points=paper.points,
                )
            )
        if (missing := min(int(paper.min_spend), paper.points) - total) > 0 and (total or paper.min_choices):
            raise InvalidBallot(
                ngettext(
                    "You have given %(total)d points: give %(num)d more point.",
                    "You have given %(total)d points: give %(num)d more points.",
                    missing,
                    total=total,
                )
            )

    def summary(self, paper: Paper, choices: Choices) -> str:
        """How many points are given, and how many are left."""
        given = sum(choices.values)
        said = ngettext("You give %(num)d point.", "You give %(num)d points.", given)
        left = ngettext("%(num)d point is left.", "%(num)d points are left.", paper.points - given)
        return f"{said} {left}"

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """Each option that is given points, with them."""
        return [
            ngettext("%(option)s: %(num)d point", "%(option)s: %(num)d points", number, option=paper.at(place).title)
            for place, number in zip(choices.options, choices.values, strict=True)
        ]
