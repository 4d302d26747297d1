"""An election written as a Pabulib file (`.pb`)."""

import csv
import io
import json
from collections.abc import Iterator

from consult.votes.counting_rules.election import Election, Marks, Settings
from consult.votes.formats.cells import plain
from consult.votes.formats.contract import ElectionFile, Unwritable
from consult.votes.formats.pabulib import (
    AREA_BUDGETS,
    AREAS,
    COMPLETION,
    EXCLUSIVE,
    OWN_COLUMNS,
    QUORUM,
    SEATS,
    STEP,
    TIE_RULE,
    UTILITY,
)
from consult.votes.formats.pabulib_ballots import VOTE_TYPES
from consult.votes.formats.pabulib_sections import KEY, VALUE

WRITTEN_AS = {Marks.APPROVALS: "approval", Marks.RANKS: "ordinal", Marks.SCORES: "scoring"}


def write(file: ElectionFile) -> str:
    """The election as a Pabulib file; voters are numbered from 1.

    Raises Unwritable for what the format cannot say: no budget, equal ranks, grades, stances, commas in identifiers.
    """
    _require_writable(file.election)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerows([("META",), (KEY, VALUE), *_meta(file).items()])
    writer.writerows([("PROJECTS",), *_projects(file)])
    writer.writerows([("VOTES",), *_votes(file.election)])
    return text.getvalue()


def _require_writable(election: Election) -> None:
    if election.budget is None:
        raise Unwritable("A Pabulib file needs a budget, and nothing is spent here.")
    if election.marks not in WRITTEN_AS:
        raise Unwritable("A Pabulib file has no ballots of this kind.")
    if election.marks is Marks.RANKS and not all(_is_strict(ranks) for _, ranks, _ in _ballots(election)):
        raise Unwritable("A Pabulib file cannot say that somebody ranked options equally.")
    if any("," in option.id for option in election.options):
        raise Unwritable("A Pabulib file cannot hold identifiers with commas.")


def _is_strict(ranks: list[int]) -> bool:
    """Whether the ranks are 1, 2, 3… in whatever order, each given once."""
    return sorted(ranks) == list(range(1, len(ranks) + 1))


def _meta(file: ElectionFile) -> dict[str, str]:
    election = file.election
    said = file.meta.get("vote_type", "").lower()
    vote_type = said if VOTE_TYPES.get(said) is election.marks else WRITTEN_AS[election.marks]
    facts = {
        "num_projects": str(len(election.options)),
        "num_votes": str(election.profile.ballots_count),
        "budget": plain(election.budget or 0),
        "vote_type": vote_type,
        "rule": file.official_rule or "unknown",
        TIE_RULE: str(election.ties),
    }
    if election.seats != 1:
        facts[SEATS] = str(election.seats)
    if election.settings.longest is not None:
        facts["max_length"] = str(election.settings.longest)
    if election.settings.threshold:
        facts["min_project_score_threshold"] = plain(election.settings.threshold)
    facts |= _own_facts(election)
    return {"description": file.title} | dict(file.meta) | facts | {"description": file.title}


def _own_facts(election: Election) -> dict[str, str]:
    """What Pabulib has no key for, where it is not what goes without saying."""
    settings, usual = election.settings, Settings()
    facts = {
        COMPLETION: settings.completion if settings.completion != usual.completion else "",
        UTILITY: settings.utility if settings.utility != usual.utility else "",
        STEP: plain(settings.step) if settings.step else "",
        QUORUM: str(election.quorum or ""),
        AREA_BUDGETS: json.dumps(dict(election.area_budgets), ensure_ascii=False) if election.area_budgets else "",
    }
    return {key: value for key, value in facts.items() if value}


def _projects(file: ElectionFile) -> Iterator[list[str]]:
    """The line of the columns, then a line for each project."""
    election, columns = file.election, dict(file.columns)
    if not any(name in columns for name in AREAS) and any(option.area for option in election.options):
        columns["district"] = tuple(option.area for option in election.options)
    if any(option.exclusive_group for option in election.options):
        columns[EXCLUSIVE] = tuple(option.exclusive_group for option in election.options)
    own = OWN_COLUMNS if file.selected is not None else OWN_COLUMNS[:-1]
    yield [*own, *columns]
    for place, option in enumerate(election.options):
        cells = [option.id, plain(option.cost), file.names[place]]
        if file.selected is not None:
            cells.append("1" if option.id in file.selected else "0")
        yield [*cells, *(column[place] for column in columns.values())]


def _votes(election: Election) -> Iterator[list[str]]:
    """The line of the columns, then a line for each voter."""
    has_points = election.marks is Marks.SCORES
    yield ["voter_id", "vote", *(["points"] if has_points else [])]
    voter = 0
    for choices, values, weight in _ballots(election):
        if election.marks is Marks.RANKS:
            choices = [choice for _, choice in sorted(zip(values, choices, strict=True))]
        cells = [",".join(election.options[choice].id for choice in choices)]
        if has_points:
            cells.append(",".join(map(str, values)))
        for _ in range(weight):
            voter += 1
            yield [str(voter), *cells]


def _ballots(election: Election) -> Iterator[tuple[list[int], list[int], int]]:
    """The choices, values and number of voters of each different ballot."""
    profile = election.profile
    ends = profile.sizes.cumsum().tolist()
    for size, end, weight in zip(profile.sizes.tolist(), ends, profile.weights.tolist(), strict=True):
        yield profile.choices[end - size : end].tolist(), profile.values[end - size : end].tolist(), weight
