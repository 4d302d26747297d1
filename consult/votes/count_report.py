"""A counted file as JSON and as lines to read."""

from collections.abc import Iterator
from typing import Any

from consult.votes.counting import count_election
from consult.votes.counting_files import CountedFile, shares_settings, usual_step
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Election, Marks, TieRule
from consult.votes.counting_rules.pairwise import condorcet_winner, duels

TIES_IN_WORDS = {
    TieRule.FILE: "by their order in the file",
    TieRule.NAME: "by name",
    TieRule.COST: "the cheaper one first",
}


def as_json(counted: CountedFile) -> dict[str, Any]:
    """The result for programs; figures that are whole are integers."""
    count = counted.count
    return {
        "rule": count.rule,
        "winners": counted.winners,
        "cost": _number(counted.cost),
        "budget": _number(counted.election.budget),
        "unspent": _number(counted.unspent),
        "coverage_share": _number(counted.coverage_share),
        "ties": [counted.ids(group) for group in count.ties],
        "voters": count.ballots_count,
        "seconds": round(counted.seconds, 6),
    }


def more_json(counted: CountedFile) -> dict[str, Any]:
    """What is added on request: the settings, the Condorcet winner, the official winners, what other rules would choose."""
    settings = shares_settings(counted)
    winner = condorcet(counted.election)
    outcome = count_election(counted.election, counted.rule.key)
    return {
        "names": [counted.file.names[place] for place in counted.chosen],
        "completion": settings and settings.completion,
        "step": _number(usual_step(counted.election)) if settings and settings.completion == "add1" else None,
        "utility": settings and settings.utility,
        "condorcet_winner": None if winner is None else counted.ids([winner])[0],
        "official_rule": counted.file.official_rule or None,
        "selected": counted.file.selected and list(counted.file.selected),
        "alternatives": [
            {"rule": one.rule, "winners": counted.ids(one.winners), "cost": _number(one.cost), "unspent": _number(one.unspent)}
            for one in outcome.alternatives
        ],
        "remarks": list(counted.file.remarks),
    }


def report(counted: CountedFile) -> str:
    """The result for people."""
    count = counted.count
    lines = [_plain(counted.file.title)] if counted.file.title else []
    lines.append(f"{COUNTING_RULES[count.rule].label} ({count.rule}){_settings(counted)}")
    lines.append(f"{count.ballots_count:,} voters, {len(counted.election.options):,} options")
    lines += ["", "Winners, in the order they were chosen:" if counted.chosen else "Nothing was chosen.", *_winners(counted), ""]
    lines += [*_money(counted), f"Voters who get something they chose: {counted.coverage_share:.1%}"]
    lines += [f"Tied, and put in order {TIES_IN_WORDS[counted.election.ties]}: {', '.join(ids)}" for ids in _ties(counted)]
    lines += [*_duels(counted), *_official(counted), f"Counted in {counted.seconds:.2f} seconds"]
    return "\n".join([*lines, *(f"Note: {_plain(remark)}" for remark in counted.file.remarks)])


def condorcet(election: Election) -> int | None:
    """The option that beats every other one in a duel, of rankings alone."""
    return condorcet_winner(duels(election)) if election.marks is Marks.RANKS else None


def _settings(counted: CountedFile) -> str:
    settings = shares_settings(counted)
    if settings is None:
        return ""
    step = f" by {_words(usual_step(counted.election))}" if settings.completion == "add1" else ""
    compared = "; then compared with greedy" if counted.rule.is_compared else ""
    return f", completion {settings.completion}{step}, utility {settings.utility}{compared}"


def _winners(counted: CountedFile) -> Iterator[str]:
    ids = [_plain(name) for name in counted.winners]
    costs = [_words(counted.file.election.options[place].cost) for place in counted.chosen]
    width, most = max(map(len, ids), default=0), max(map(len, costs), default=0)
    for number, (name, cost, place) in enumerate(zip(ids, costs, counted.chosen, strict=True), 1):
        money = f"  {cost:>{most}}" if counted.file.election.budget is not None else ""
        yield f"{number:>4}. {name:<{width}}{money}  {_plain(counted.file.names[place])}".rstrip()


def _money(counted: CountedFile) -> list[str]:
    if counted.unspent is None:
        return []
    spent = f"{_words(counted.cost)} of {_words(counted.election.budget or 0)}"
    return [f"Cost: {spent}, of which {_words(counted.unspent)} stay unspent"]


def _ties(counted: CountedFile) -> list[list[str]]:
    return [[_plain(name) for name in counted.ids(group)] for group in counted.count.ties]


def _duels(counted: CountedFile) -> list[str]:
    if counted.election.marks is not Marks.RANKS:
        return []
    winner = condorcet(counted.election)
    if winner is None:
        return ["Nobody beats every other option in a duel: there is no Condorcet winner"]
    return [f"Beats every other option in a duel (Condorcet winner): {_named(counted, winner)}"]


def _official(counted: CountedFile) -> list[str]:
    """Whether the winners are those the file itself gives."""
    if counted.file.selected is None:
        return []
    here, there = set(counted.winners), set(counted.file.selected)
    if here == there:
        return [f"The file gives the same {len(there):,} winners"]
    only = (("Winners here and not in the file", here - there), ("Winners in the file and not here", there - here))
    in_order = [option.id for option in counted.election.options]
    return [f"{words}: {_plain(', '.join(sorted(ids, key=in_order.index)))}" for words, ids in only if ids]


def _named(counted: CountedFile, place: int) -> str:
    name, words = counted.election.options[place].id, counted.file.names[place]
    return _plain(name if name == words else f"{name} ({words})")


def _plain(words: str) -> str:
    """The words without signs that would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in words).strip()


def _number(figure: float | None) -> float | None:
    return int(figure) if figure is not None and figure == int(figure) else figure


def _words(figure: float) -> str:
    return f"{figure:,.0f}" if figure == int(figure) else f"{figure:,.2f}"
