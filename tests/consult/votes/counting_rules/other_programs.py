"""The rules of other programs, asked about our elections.

pref_voting imports packages that it does not declare and that nothing compared here needs; where they are missing, empty
ones stand in.
"""

import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pyrankvote

from consult.votes.counting_rules.election import Election
from tests.consult.votes.counting_rules import drawing

_STAND_INS: list[str] = []


def _stand_in(name: str, **contents: Any) -> None:
    if importlib.util.find_spec(name) is None:
        module = sys.modules[name] = ModuleType(name)
        vars(module).update(contents)
        _STAND_INS.append(name)


def _jit(*arguments: Any, **_options: Any) -> Any:
    """Compiles nothing, as decorator with and without arguments."""
    return arguments[0] if arguments and callable(arguments[0]) else lambda function: function


_stand_in("numba", jit=_jit, float32=None)
for _name in ("nashpy", "seaborn", "pandas"):
    _stand_in(_name)

from pref_voting import grade_methods, iterative_methods, margin_based_methods, scoring_methods  # noqa: E402
from pref_voting.grade_profiles import GradeProfile  # noqa: E402
from pref_voting.profiles import Profile  # noqa: E402
from pref_voting.profiles_with_ties import ProfileWithTies  # noqa: E402

# Others ask whether these packages are loaded, and believe what they find.
for _name in _STAND_INS:
    del sys.modules[_name]


def winners_by_duels(election: Election, rule: str) -> list[int]:
    """All options that could win by pref_voting's rule of our key, measured by winning votes."""
    rows = drawing.rows_of(election)
    rankings = [dict(zip(chosen, ranks, strict=True)) for chosen, ranks, _ in rows]
    profile = ProfileWithTies(rankings, [weight for *_, weight in rows], candidates=list(range(len(election.options))))
    profile.use_extended_strict_preference()
    rules: dict[str, Callable[..., list[int]]] = {
        "schulze": margin_based_methods.beat_path,
        "ranked-pairs": margin_based_methods.ranked_pairs,
        "minimax": margin_based_methods.minimax,
    }
    return list(rules[rule](profile, strength_function=profile.support))


def winners_by_full_rankings(election: Election, rule: str) -> list[int]:
    """All options that could win by pref_voting's rule of our key; every ballot ranks every option."""
    rows = drawing.rows_of(election)
    profile = Profile([chosen for chosen, _, _ in rows], [weight for *_, weight in rows])
    rules: dict[str, Callable[..., list[int]]] = {
        "irv": iterative_methods.instant_runoff,
        "borda": scoring_methods.borda,
        "plurality": scoring_methods.plurality,
    }
    return list(rules[rule](profile))


def winners_by_grades(election: Election) -> list[int]:
    """All options that could win by pref_voting's majority judgment, which compares how many graded above and below."""
    rows = drawing.rows_of(election)
    maps = [dict(zip(chosen, grades, strict=True)) for chosen, grades, _ in rows]
    scale = list(range(election.settings.grades))
    profile = GradeProfile(maps, scale, gcounts=[weight for *_, weight in rows], candidates=list(range(len(election.options))))
    return list(grade_methods.majority_judgement(profile))


def runoff_winner(election: Election) -> int:
    """The winner of pyrankvote's instant run-off."""
    candidates, ballots = _candidates_and_ballots(election)
    results = pyrankvote.instant_runoff_voting(candidates, ballots)
    return candidates.index(results.get_winners()[0])


def seats_of_transfers(election: Election) -> set[int]:
    """Who gets a seat by pyrankvote's single transferable vote."""
    candidates, ballots = _candidates_and_ballots(election)
    results = pyrankvote.single_transferable_vote(candidates, ballots, election.seats)
    return {candidates.index(winner) for winner in results.get_winners()}


def _candidates_and_ballots(election: Election) -> tuple[list[pyrankvote.Candidate], list[pyrankvote.Ballot]]:
    candidates = [pyrankvote.Candidate(option.id) for option in election.options]
    rows = [(chosen, weight) for chosen, _, weight in drawing.rows_of(election) for _ in range(weight)]
    return candidates, [pyrankvote.Ballot([candidates[one] for one in chosen]) for chosen, _ in rows]
