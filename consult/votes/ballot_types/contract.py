"""What a ballot type is: how people fill a ballot in, when it is valid, and how it reads in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Protocol

from wtforms.fields.core import UnboundField

from consult.core.errors import InvalidInput
from consult.core.i18n import LazyText
from consult.core.i18n import gettext as _
from consult.votes.counting_rules.election import Marks

# What a form sent: the values of each of its fields, by the field's name.
Sent = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class PaperOption:
    """A line of the ballot paper: its public identifier, its place, its words and what it costs."""

    uid: str
    position: int
    title: str
    cost: Decimal = Decimal(0)


class InvalidBallot(InvalidInput):
    """The choices do not make a valid ballot; the message says what to change, `option` beside which line if beside one."""

    def __init__(self, message: LazyText | str | None = None, option: PaperOption | None = None) -> None:
        super().__init__(message)
        self.option = option


@dataclass(frozen=True)
class Paper:
    """The ballot paper: what can be chosen, in order, and how much of it.

    `points` is what a cumulative ballot may spread, or the highest score; `budget` and `min_spend` bound what a
    basket of options may cost. Of points, `min_spend` is the least number one must give.
    """

    options: tuple[PaperOption, ...]
    min_choices: int
    max_choices: int
    points: int = 10
    budget: Decimal | None = None
    min_spend: Decimal = Decimal(0)
    is_equal_rank_allowed: bool = False

    @property
    def greatest(self) -> int:
        """The largest number of options one can choose."""
        return min(self.max_choices, len(self.options))

    def at(self, position: int) -> PaperOption:
        """The line at that place; raises InvalidBallot when there is none."""
        for option in self.options:
            if option.position == position:
                return option
        raise InvalidBallot

    def position_of(self, uid: str) -> int:
        """The place of an option; raises InvalidBallot when it is not on the paper."""
        for option in self.options:
            if option.uid == uid:
                return option.position
        raise InvalidBallot(_("One of your choices is no longer on the ballot. Look at it again and choose anew."))


@dataclass(frozen=True)
class Choices:
    """What stands on a ballot: options by their place, and the value each is marked with (none for approvals)."""

    options: tuple[int, ...]
    values: tuple[int, ...] = ()


class BallotType(Protocol):
    """A way to fill a ballot in. Pure: no session, no request.

    What people send are options by `uid`; what is kept are choices, options by place, written so that equal ballots
    are equal. `marks` says what their values mean to counting rules; with `needs_budget` a ballot is filled within one.
    """

    key: ClassVar[str]
    label: ClassVar[LazyText]
    marks: ClassVar[Marks]
    needs_budget: ClassVar[bool]

    def instructions(self, paper: Paper) -> str:
        """What to do, in one plain sentence."""

    def fields(self, paper: Paper) -> dict[str, UnboundField]:
        """The fields of the form, by name, in order. Names begin with `choices`."""

    def read(self, paper: Paper, sent: Sent) -> Choices:
        """The choices somebody sent; raises InvalidBallot."""

    def validate(self, paper: Paper, choices: Choices) -> Choices:
        """The same choices in the order they are kept in; raises InvalidBallot."""

    def summary(self, paper: Paper, choices: Choices) -> str:
        """What stands on a valid ballot that is not blank, in one sentence before its words: how many, what is left."""

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """Each valid choice in words, in the order one reads them; nothing for a blank ballot."""
