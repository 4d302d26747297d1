"""A vote drafted from the file of an election held or prepared elsewhere: its options and its rules, not its ballots."""

from collections import Counter
from dataclasses import asdict
from decimal import Decimal

from consult.votes.counting_files import chosen_rule
from consult.votes.counting_rules.election import Marks
from consult.votes.drafting import Draft, OwnOption, Terms
from consult.votes.formats.contract import ElectionFile
from consult.votes.official_rules import with_completion
from consult.votes.sense import WITHOUT_EQUAL_RANKS

LONGEST_TITLE = 200
BALLOT_TYPES_BY_VOTE_TYPE = {"cumulative": "points", "scoring": "score"}
POINTS_KEYS = {"points": "max_sum_points", "score": "max_points"}
USUAL_POINTS = 10
# What does not go without saying, as `counting_rules.election.Settings` names it.
SETTINGS = ("completion", "utility", "threshold")


def draft_of(file: ElectionFile, title: str | None = None) -> Draft:
    """The vote that the file describes; `title` takes the place of the file's own.

    Options of the same name are told apart by their identifiers. The rule is the one the file names where there is such
    a one, else the usual one for such ballots.
    """
    ballot_type = _ballot_type(file)
    official = chosen_rule(file, None)
    settings = asdict(with_completion(file.election, official).settings)
    least, most = _limits(file)
    return Draft(
        title=(title or file.title)[:LONGEST_TITLE],
        own_options=_options(file),
        min_choices=least,
        max_choices=most,
        ballot_type=ballot_type,
        counting_rule=official.key,
        rule_settings={name: settings[name] for name in SETTINGS if settings[name]},
        is_equal_rank_allowed=_has_equal_ranks(file) and official.key not in WITHOUT_EQUAL_RANKS,
        seats=min(file.election.seats, len(file.names)),
        points=_number(file, POINTS_KEYS.get(ballot_type, "")) or USUAL_POINTS,
        budget=None if file.election.budget is None else _money(file.election.budget),
    )


def _ballot_type(file: ElectionFile) -> str:
    if file.election.marks is Marks.RANKS:
        return "ranking"
    if file.election.budget is not None and _number(file, "max_sum_cost") == int(file.election.budget):
        return "knapsack"
    return BALLOT_TYPES_BY_VOTE_TYPE.get(file.meta.get("vote_type", "").lower(), "approval")


def _options(file: ElectionFile) -> list[OwnOption]:
    called = Counter(file.names)
    return [
        OwnOption(
            title=name if called[name] == 1 else f"{name} ({option.id})",
            terms=Terms(_money(option.cost), option.area, option.exclusive_group),
        )
        for option, name in zip(file.election.options, file.names, strict=True)
    ]


def _limits(file: ElectionFile) -> tuple[int, int | None]:
    """The least and the greatest number of choices; the greatest is None where there is no limit."""
    if file.meta.get("vote_type", "").lower() == "choose-1":
        return 1, 1
    options = len(file.names)
    most = min(_number(file, "max_length") or options, options)
    return min(_number(file, "min_length") or 1, most), most if most < options else None


def _has_equal_ranks(file: ElectionFile) -> bool:
    profile = file.election.profile
    marks = {*zip(profile.ballot_of_choices().tolist(), profile.values.tolist(), strict=False)}
    return file.election.marks is Marks.RANKS and len(marks) < len(profile.choices)


def _number(file: ElectionFile, key: str) -> int | None:
    """The whole number META gives for a key, where it gives one."""
    cell = file.meta.get(key, "").strip()
    return int(cell) if cell.isascii() and cell.isdecimal() and len(cell) < 10 else None


def _money(figure: float) -> Decimal:
    return Decimal(repr(figure)).quantize(Decimal("0.01"))
