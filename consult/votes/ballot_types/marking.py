"""What ballot types share: a mark beside each option, and how many options one may choose."""

from collections.abc import Container, Mapping

from consult.core.i18n import gettext as _
from consult.core.i18n import ngettext
from consult.votes.ballot_types.contract import Choices, InvalidBallot, Paper, PaperOption, Sent

TICKS, PREFIX = "choices", "choices-"
LONGEST_FIGURE = 6


def field_name(option: PaperOption) -> str:
    """The name of the field beside the option."""
    return PREFIX + option.uid


def marks_sent(paper: Paper, sent: Sent) -> dict[int, str]:
    """What was sent beside each option, by its place; blank marks are left out. Raises InvalidBallot."""
    marks: dict[int, str] = {}
    for name, values in sent.items():
        option = paper.at(paper.position_of(name.removeprefix(PREFIX)))
        filled = [value.strip() for value in values if value.strip()]
        if len(filled) > 1:
            raise InvalidBallot(_("There are two answers for “%(option)s”. Keep one.", option=option.title), option)
        if filled:
            marks[option.position] = filled[0]
    return marks


def ticks_sent(paper: Paper, sent: Sent) -> tuple[int, ...]:
    """The places of the options ticked. Raises InvalidBallot, also for what no box of ours sends: it must not read as no tick."""
    if not set(sent) <= {TICKS}:
        raise InvalidBallot
    return tuple(paper.position_of(uid) for uid in sent.get(TICKS, ()))


def figures_sent(paper: Paper, sent: Sent) -> dict[int, int]:
    """The whole number sent beside each option, by its place. Raises InvalidBallot."""
    return {place: _figure(paper.at(place), text) for place, text in marks_sent(paper, sent).items()}


def _figure(option: PaperOption, text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST_FIGURE):
        raise InvalidBallot(_("Write a whole number beside “%(option)s”, for example 3.", option=option.title), option)
    return int(text)


def marks_of(paper: Paper, choices: Choices, allowed: Container[int]) -> dict[int, int]:
    """The value beside each option chosen, by its place; raises InvalidBallot for what no form of ours sends."""
    if len(choices.options) != len(choices.values) or len(set(choices.options)) != len(choices.options):
        raise InvalidBallot
    marks = dict(zip(choices.options, choices.values, strict=True))
    for place, value in marks.items():
        option = paper.at(place)
        if value not in allowed:
            raise InvalidBallot(_("What stands beside “%(option)s” is not one of the answers.", option=option.title), option)
    return marks


def by_place(marks: Mapping[int, int]) -> Choices:
    """The marks in the order of the paper."""
    places = tuple(sorted(marks))
    return Choices(places, tuple(marks[place] for place in places))


def require_limits(paper: Paper, count: int) -> None:
    """Raises InvalidBallot for fewer or more options than the paper allows."""
    if count < paper.min_choices:
        raise InvalidBallot(ngettext("Choose at least %(num)d option.", "Choose at least %(num)d options.", paper.min_choices))
    if count > paper.max_choices:
        raise InvalidBallot(
            ngettext(
                "You have chosen %(count)d options, and may choose %(num)d at most. Untick the others.",
                "You have chosen %(count)d options, and may choose %(num)d at most. Untick the others.",
                paper.max_choices,
                count=count,
            )
        )


def require_answers(paper: Paper, count: int) -> None:
    """Raises InvalidBallot for answers to fewer options than the paper asks for."""
    if count < paper.min_choices:
        raise InvalidBallot(
            ngettext("Answer for at least %(num)d option.", "Answer for at least %(num)d options.", paper.min_choices)
        )
