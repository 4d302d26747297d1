"""Counting the election in a file: which rule, told what, and what is said of the result."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.contract import Count, CountingRule, coverage_share
from consult.votes.counting_rules.election import Election, Marks, Settings, TieRule
from consult.votes.formats.contract import ElectionFile
from consult.votes.official_rules import EQUAL_SHARES, GREEDY, OfficialRule, count_officially, official_rule, with_completion

OFFICIAL = "official"
MARKS_IN_WORDS = {
    Marks.APPROVALS: "approvals",
    Marks.RANKS: "rankings",
    Marks.SCORES: "points",
    Marks.GRADES: "grades",
    Marks.STANCES: "votes for and against",
}
MOST_GRADES = 101


class Uncountable(Exception):
    """The rule asked for cannot count the file; the message is one sentence or two."""


@dataclass(frozen=True)
class Request:
    """What somebody asks of a count. What is None is as the file, or else the rule, has it."""

    rule: str | None = None
    completion: str | None = None
    step: float | None = None
    utility: str | None = None
    ties: TieRule | None = None
    seats: int | None = None

    @property
    def shares_alone(self) -> list[str]:
        """The settings asked for that mean something to equal shares alone."""
        return [name for name in ("completion", "step", "utility") if getattr(self, name) is not None]


@dataclass(frozen=True)
class CountedFile:
    """A counted file: the election as the rule read it, the rule asked for, the count, and how many seconds it took."""

    file: ElectionFile
    election: Election
    rule: OfficialRule
    count: Count
    seconds: float

    @property
    def winners(self) -> list[str]:
        """The identifiers of the winners, in the order they were chosen."""
        return self.ids(self.chosen)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The winners by their place; none where fewer people voted than the file asks for."""
        return self.count.winners if self.count.ballots_count >= self.election.quorum else ()

    @property
    def cost(self) -> float:
        """What the winners cost together, by the file; 0 where nothing has a cost."""
        return round(sum(self.file.election.options[place].cost for place in self.chosen), 6)

    @property
    def unspent(self) -> float | None:
        """What the winners leave of the budget; None where the rule spends none."""
        return None if self.election.budget is None else round(self.election.budget - self.cost, 6)

    @property
    def coverage_share(self) -> float:
        """The share of voters who say something positive of at least one winner."""
        return coverage_share(self.election, self.chosen)

    def ids(self, places: Iterable[int]) -> list[str]:
        """The identifiers of options."""
        return [self.election.options[place].id for place in places]


def count_file(file: ElectionFile, request: Request) -> CountedFile:
    """Counts the election in the file as asked. Raises Uncountable."""
    official = chosen_rule(file, request.rule)
    election = _as_read_by(COUNTING_RULES[official.key], _as_asked(file.election, official, request))
    start = time.perf_counter()
    count = count_officially(election, official)
    return CountedFile(file, election, official, count, time.perf_counter() - start)


def chosen_rule(file: ElectionFile, name: str | None) -> OfficialRule:
    """The rule of that name. `official`, or without a name, the one the file names, the latter falling back on a usual one.

    Greedy is usual where a budget is spent, else Schulze for rankings and most ballots first for whatever else.
    Raises Uncountable where the file names none, or none there is here.
    """
    known = official_rule(file.official_rule)
    if name == OFFICIAL and known is None:
        said = f"the rule “{file.official_rule}”, which nobody here knows" if file.official_rule else "no official rule"
        raise Uncountable(f"The file names {said}. Choose a rule with --rule.")
    if name not in (None, OFFICIAL):
        return OfficialRule(str(name))
    return known or OfficialRule(_usual_rule(file.election))


def _usual_rule(election: Election) -> str:
    if election.budget is not None:
        return GREEDY
    return "schulze" if election.marks is Marks.RANKS else "plurality"


def _as_asked(election: Election, official: OfficialRule, request: Request) -> Election:
    asked = {name: getattr(request, name) for name in request.shares_alone}
    election = with_completion(election, official)
    seats = election.seats if request.seats is None else request.seats
    ties = request.ties or election.ties
    return replace(election, settings=replace(election.settings, **asked), ties=ties, seats=seats)


def _as_read_by(rule: CountingRule, election: Election) -> Election:
    """The election as the rule reads it: points as grades if it wants grades.

    If it spends no budget it gets none; nor does Pabulib's greatest length of a ranking, for the points of Borda go by
    the number of options.
    """
    if rule.needs_budget and election.budget is None:
        raise Uncountable(f"The rule {rule.key} spends a budget, and the file has none. Choose another one with --rule.")
    if not rule.needs_budget:
        election = replace(election, budget=None, settings=replace(election.settings, longest=None))
    if election.marks is Marks.SCORES and not rule.reads & {Marks.SCORES} and Marks.GRADES in rule.reads:
        election = _as_grades(election)
    if election.marks not in rule.reads:
        wanted = " or ".join(words for marks, words in MARKS_IN_WORDS.items() if marks in rule.reads)
        reason = f"counts {wanted}, and the file holds {MARKS_IN_WORDS[election.marks]}"
        raise Uncountable(f"The rule {rule.key} {reason}. Choose another one with --rule.")
    return election


def _as_grades(election: Election) -> Election:
    values = election.profile.values
    low, high = (int(values.min()), int(values.max())) if len(values) else (0, 0)
    if low < 0 or high >= MOST_GRADES:
        raise Uncountable(f"Points from {low:,} to {high:,} are no scale of grades: from 0 on, at most {MOST_GRADES}.")
    settings = replace(election.settings, grades=max(high + 1, 2))
    return replace(election, marks=Marks.GRADES, settings=settings)


def usual_step(election: Election) -> float:
    """The money by which equal shares raises endowments where nobody names it."""
    voters = max(1, election.profile.ballots_count)
    return election.settings.step or max(1, int((election.budget or 0) / voters / 100))


def shares_settings(counted: CountedFile) -> Settings | None:
    """What equal shares was told; None for another rule."""
    return counted.election.settings if counted.rule.key == EQUAL_SHARES else None
