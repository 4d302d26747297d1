"""What a ballot type is: how people fill a ballot in, when it is valid, and how it reads in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from wtforms.fields.core import UnboundField

from consult.core.errors import InvalidInput
from consult.core.i18n import LazyText

Choices = tuple[int, ...]


class InvalidBallot(InvalidInput):
    """The choices do not make a valid ballot; the message says what to change."""


@dataclass(frozen=True)
class PaperOption:
    """A line of the ballot paper: its public identifier, its place and its words."""

    uid: str
    position: int
    title: str


@dataclass(frozen=True)
class Paper:
    """The ballot paper: what can be chosen, in order, and how many of it."""

    options: tuple[PaperOption, ...]
    min_choices: int
    max_choices: int


class BallotType(Protocol):
    """A way to fill a ballot in. Pure: no session, no request.

    What people send are options by `uid`; what is kept are choices, options by `position`, written so
    that equal ballots are equal.
    """

    key: ClassVar[str]
    label: ClassVar[LazyText]

    def instructions(self, paper: Paper) -> str:
        """What to do, in one plain sentence."""

    def field(self, paper: Paper) -> UnboundField:
        """The field of a form whose data are what `read` takes."""

    def read(self, paper: Paper, sent: Sequence[str]) -> Choices:
        """The choices somebody sent; raises InvalidBallot."""

    def validate(self, paper: Paper, choices: Sequence[int]) -> Choices:
        """The same choices in the order they are kept in; raises InvalidBallot."""

    def words(self, paper: Paper, choices: Choices) -> list[str]:
        """Each valid choice in words, in the order one reads them."""
