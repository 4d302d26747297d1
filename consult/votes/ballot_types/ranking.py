"""Ranking: options in the order one prefers them, all of them or the first few."""

from itertools import pairwise
from typing import ClassVar

from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.fields.core import UnboundField

from consult.core.i18n import LazyText, ngettext
from consult.core.i18n import gettext as _
from consult.core.i18n import lazy_gettext as _l
from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper, PaperOption, Sent
from consult.votes.ballot_types.marking import field_name, figures_sent, marks_of
from consult.votes.counting_rules.election import Marks

# Up to this many ranks one chooses from a list, beyond it one writes the figure.
LONGEST_LIST = 20


def nth_choice(rank: int) -> str:
    """The rank in words, as `1st choice`."""
    if rank == 1:
        return _("1st choice")
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    words = {
        "st": _("%(num)dst choice", num=rank),
        "nd": _("%(num)dnd choice", num=rank),
        "rd": _("%(num)drd choice", num=rank),
        "th": _("%(num)dth choice", num=rank),
    }
    return words[ending]


class Ranking:
    """Ranks beside options, from 1 without a gap; options without a rank stand below all others."""

    key: ClassVar[str] = "ranking"
    label: ClassVar[LazyText] = _l("Rank the options")
    marks: ClassVar[Marks] = Marks.RANKS
    needs_budget: ClassVar[bool] = False

    def instructions(self, paper: Paper) -> str:
        """How many to rank, and how."""
        least, most = paper.min_choices, paper.greatest
        if least == most:
            return ngettext(
                "Rank exactly %(num)d option, your favourite first.", "Rank exactly %(num)d options, your favourite first.", most
            )
        if least <= 1:
            return ngettext(
                "Rank up to %(num)d option, your favourite first.", "Rank up to %(num)d options, your favourite first.", most
            )
        return _("Rank at least %(least)d and at most %(most)d options, your favourite first.", least=least, most=most)

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """A list of ranks beside each option, or room for a figure."""
        return {field_name(option): self._field(paper, option) for option in paper.options}

    def _field(self, paper: Paper, option: PaperOption) -> UnboundField:
        if paper.greatest > LONGEST_LIST:
            return StringField(option.title)
        ranks = [SelectChoice(str(rank), nth_choice(rank)) for rank in range(1, paper.greatest + 1)]
        return SelectField(option.title, choices=[SelectChoice("", _("Not ranked")), *ranks], validate_choice=False)

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The options by rank. A rank left out moves the later ones up: their order is what counts."""
        ranks = figures_sent(paper, sent)
        for place, rank in ranks.items():
            if not 1 <= rank <= paper.greatest:
                option = paper.at(place)
                raise InvalidBallot(
                    _("Ranks go from 1 to %(most)d. Change that of “%(option)s”.", most=paper.greatest, option=option.title),
                    option,
                )
        return self.validate(paper, Choices(tuple(ranks), tuple(ranks.values())))

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The options by rank, ranks from 1 without a gap; refuses equal ranks unless the paper allows them."""
        ranks = marks_of(paper, choices, range(1, len(paper.options) + 1))
        self._require_limits(paper, len(ranks))
        order = sorted(ranks, key=lambda place: (ranks[place], place))
        if not paper.is_equal_rank_allowed:
            self._refuse_equals(paper, order, ranks)
        dense = {rank: number for number, rank in enumerate(sorted(set(ranks.values())), start=1)}
        return Choices(tuple(order), tuple(dense[ranks[place]] for place in order))

    def _require_limits(self, paper: Paper, count: int) -> None:
        if count < paper.min_choices:
            raise InvalidBallot(ngettext("Rank at least %(num)d option.", "Rank at least %(num)d options.", paper.min_choices))
        if count > paper.max_choices:
            raise InvalidBallot(
                ngettext(
                    "You have ranked %(count)d options, and may rank %(num)d at most. Set the others to “Not ranked”.",
                    "You have ranked %(count)d options, and may rank %(num)d at most. Set the others to “Not ranked”.",
                    paper.max_choices,
                    count=count,
                )
            )

    def _refuse_equals(self, paper: Paper, order: list[int], ranks: dict[int, int]) -> None:
        for one, other in pairwise(order):
            if ranks[one] == ranks[other]:
                raise InvalidBallot(
                    _(
                        "“%(one)s” and “%(other)s” have the same rank. Give each rank to one option only.",
                        one=paper.at(one).title,
                        other=paper.at(other).title,
                    ),
                    paper.at(other),
                )

    def summary(self, paper: Paper, choices: Choices) -> str:
        """How many options are ranked."""
        return ngettext("You rank %(num)d option:", "You rank %(num)d options, in this order:", len(choices.options))

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """The ranks with their options, the first one first."""
        pairs = zip(choices.options, choices.values, strict=True)
        return [_("%(rank)s: %(option)s", rank=nth_choice(rank), option=paper.at(place).title) for place, rank in pairs]
