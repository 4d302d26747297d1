"""Small election files for tests of formats."""

from dataclasses import replace
from itertools import accumulate

import numpy as np
from hypothesis import strategies as st

from consult.votes.counting_rules.election import Election, ElectionOption, Marks, Profile, Settings, TieRule
from consult.votes.formats.contract import ElectionFile
from consult.votes.formats.pabulib_ballots import VOTE_TYPES

PABULIB = """META
key;value
description;Budget of a small town
num_projects;3
num_votes;4
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;name;selected
a;600;A garden;1
b;400,50;"A bench; a tree";0
c;300.5;A swing;1
VOTES
voter_id;vote
1;a,b
2;b,a
3;c
4;
"""


def pabulib(*changes: tuple[str, str]) -> str:
    """The file of the small town with passages replaced; each must be in it."""
    text = PABULIB
    for old, new in changes:
        assert old in text, f"{old!r} is not in the file"
        text = text.replace(old, new)
    return text


def profiles_agree(one: Profile, other: Profile) -> bool:
    """Whether two profiles hold the same ballots in the same order."""
    names = ("choices", "values", "sizes", "weights")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def elections_agree(one: Election, other: Election) -> bool:
    """Whether two elections are the same in all that is counted."""
    return replace(one, profile=NOBODY) == replace(other, profile=NOBODY) and profiles_agree(one.profile, other.profile)


NOBODY = Profile.of([])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.just(" "), max_size=20).map(str.strip)
AMOUNTS = st.decimals(0, 10**9, places=2).map(float)


@st.composite
def profiles(draw: st.DrawFn, options: int, marks: Marks, *, has_ties: bool = False, is_complete: bool = False) -> Profile:
    """Different ballots of up to six people, as files of elections are read: approvals and points by place, ranks from 1 on."""
    orders = st.permutations(range(options))
    ballots: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    for weight in draw(st.lists(st.integers(1, 3), max_size=6)):
        choices = draw(orders)[: options if is_complete else draw(st.integers(0, options))]
        ballots.setdefault(_ballot(draw, list(choices), marks, has_ties), weight)
    return Profile.of((choices, values, weight) for (choices, values), weight in ballots.items())


def _ballot(draw: st.DrawFn, choices: list[int], marks: Marks, has_ties: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if marks is not Marks.RANKS:
        points = draw(st.lists(st.integers(0, 20), min_size=len(choices), max_size=len(choices)))
        return tuple(sorted(choices)), tuple(points) if marks is Marks.SCORES else ()
    ranks = list(range(1, len(choices) + 1))
    if has_ties and choices:
        ranks = list(accumulate(draw(st.booleans()) for _ in choices[1:]))
        ranks = [1, *(1 + rank for rank in ranks)]
    pairs = sorted(zip(ranks, choices, strict=True))
    return tuple(choice for _, choice in pairs), tuple(rank for rank, _ in pairs)


@st.composite
def budget_files(draw: st.DrawFn) -> ElectionFile:
    """Elections over a budget, with each type of vote that Pabulib knows."""
    vote_type = draw(st.sampled_from(list(VOTE_TYPES)))
    ids = draw(st.lists(WORDS.filter(lambda word: word and "," not in word), min_size=1, max_size=5, unique=True))
    areas = draw(st.sampled_from([(), ("North", "South")]))
    groups = st.sampled_from(["", "either"])
    options = [ElectionOption(name, draw(AMOUNTS), draw(st.sampled_from(areas)) if areas else "", draw(groups)) for name in ids]
    profile = draw(profiles(len(ids), VOTE_TYPES[vote_type]))
    if vote_type == "choose-1":
        profile = Profile.of([((0,), (), 2), ((), (), 1)])
    settings = Settings(threshold=draw(AMOUNTS), longest=draw(st.none() | st.integers(1, 9)))
    budget = draw(AMOUNTS.filter(bool))
    ties = draw(st.sampled_from(TieRule))
    told = {"budget": budget, "seats": draw(st.integers(1, 9)), "ties": ties, "settings": settings}
    election = Election(tuple(options), profile, VOTE_TYPES[vote_type], **told)
    names = tuple(draw(WORDS) or name for name in ids)
    selected = draw(st.none() | st.lists(st.sampled_from(ids), unique=True))
    meta = {"vote_type": vote_type, "colour": draw(WORDS)}
    columns = {"category": tuple(draw(WORDS) for _ in ids)}
    chosen = None if selected is None else tuple(name for name in ids if name in selected)
    return ElectionFile(election, draw(WORDS), names, draw(WORDS) or "unknown", chosen, meta, columns)


@st.composite
def ranking_files(draw: st.DrawFn, *, has_ties: bool, is_complete: bool = False) -> ElectionFile:
    """Elections by rankings, whose options are numbered."""
    count = draw(st.integers(1, 5))
    profile = draw(profiles(count, Marks.RANKS, has_ties=has_ties, is_complete=is_complete))
    options = tuple(ElectionOption(str(number)) for number in range(1, count + 1))
    names = tuple(draw(WORDS) or option.id for option in options)
    election = Election(options, profile, Marks.RANKS, seats=draw(st.integers(1, count)))
    return ElectionFile(election, draw(WORDS), names)
