"""A bundle checked and counted again by the platform's own rules, without a database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose
from typing import Any
from zipfile import BadZipFile, ZipFile

from consult.core.errors import NotFound
from consult.votes.bundle.facts import election_of, outcome_facts
from consult.votes.bundle.integrity import BALLOTS_HEADER, Damaged, digest_of_vote, findings, is_root, rows_of, seals_of
from consult.votes.counting import count_election

# No bundle of a vote is larger once unpacked: what claims to be is not read.
MOST_BYTES = 1 << 30


@dataclass(frozen=True)
class Checked:
    """What was found: how many ballots, who is chosen (titles), and all that does not agree, a sentence each."""

    title: str
    rule: str
    ballots_count: int
    winners: list[str]
    problems: list[str]


def read_bundle(file: str) -> dict[str, str]:
    """The text files of the archive by name. Raises Damaged."""
    try:
        with ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename.endswith((".json", ".csv"))]
            if sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise Damaged("it is too large.")
            return {entry.filename.rsplit("/", 1)[-1]: archive.read(entry).decode() for entry in entries}
    except (BadZipFile, OSError, UnicodeDecodeError, EOFError) as error:
        raise Damaged(f"it cannot be read ({error}).") from error


def check_bundle(files: Mapping[str, str]) -> Checked:
    """Whether the ballots are those sealed and give the result stated. Raises Damaged for what is no bundle of a counted vote."""
    try:
        vote, result = json.loads(files["vote.json"]), json.loads(files["result.json"])
        lines, seals = rows_of(files["ballots.csv"], BALLOTS_HEADER, "ballots.csv"), seals_of(files["seals.csv"])
        problems = [
            f"ballot {tracker}: {kind}" + (f" (row {row})" if row else "") for kind, tracker, row in findings(lines, seals)
        ]
        if not is_root([digest_of_vote(vote), *(digest for _, digest in seals)], vote["root"]):
            problems.append("the vote and the digests do not make the root that was published with the result")
        if len(lines) != vote["ballots_count"]:
            problems.append(f"{len(lines)} ballots are there; stated: {vote['ballots_count']}")
        told = _counted(vote, lines, problems)
        problems += _differences(vote, told, result) if told else []
        return Checked(vote["title"], vote["rule"], len(lines), _titles(vote, told["winners"]) if told else [], problems)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise Damaged(f"it is no bundle of a counted vote ({error!r}).") from error


def _counted(vote: Mapping[str, Any], lines: list[str], problems: list[str]) -> dict[str, Any] | None:
    """All that `result.json` states in figures; None where ballots cannot be read, which is a problem."""
    try:
        election = election_of(vote, lines)
        outcome = count_election(election, vote["rule"])
    except NotFound as error:
        raise Damaged(f"it names a rule that is unknown here: {vote['rule']}.") from error
    except (KeyError, ValueError, IndexError) as error:
        problems.append(f"the ballots cannot be counted ({error!r})")
        return None
    told: dict[str, Any] = json.loads(json.dumps(outcome_facts([option.id for option in election.options], outcome)))
    return told


def _differences(vote: Mapping[str, Any], told: Mapping[str, Any], stated: Mapping[str, Any]) -> list[str]:
    """What the result states otherwise, a sentence each."""
    found = []
    if told["winners"] != stated["winners"]:
        found.append(f"counted again: {_titles(vote, told['winners'])}; stated: {_titles(vote, stated['winners'])}")
    return found + [
        f"counted again, {name} is not what result.json states" for name in told if not _agrees(told[name], stated[name])
    ]


def _agrees(told: Any, stated: Any) -> bool:
    """Whether both are the same, numbers to the ninth digit: another machine adds in another order."""
    if isinstance(told, dict) and isinstance(stated, dict):
        return told.keys() == stated.keys() and all(_agrees(told[name], stated[name]) for name in told)
    if isinstance(told, list) and isinstance(stated, list):
        return len(told) == len(stated) and all(_agrees(*pair) for pair in zip(told, stated, strict=True))
    if isinstance(told, float) or isinstance(stated, float):
        return isinstance(stated, int | float) and isclose(told, stated, rel_tol=1e-9, abs_tol=1e-9)
    return bool(told == stated)


def _titles(vote: Mapping[str, Any], ids: list[str]) -> list[str]:
    titles = {option["id"]: option["title"] for option in vote["options"]}
    return [titles.get(one, one) for one in ids]
