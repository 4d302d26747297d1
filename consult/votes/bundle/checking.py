"""A bundle checked and counted again by the platform's own rules, without a database."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile, ZipFile

from consult.core.errors import NotFound
from consult.votes.bundle.facts import election_of
from consult.votes.bundle.integrity import BALLOTS_HEADER, Damaged, findings, is_root, rows_of, seals_of
from consult.votes.counting_rules import COUNTING_RULES

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
        if not is_root((digest for _, digest in seals), vote["root"]):
            problems.append("the digests do not make the root that was published with the result")
        winners = _winners(vote, lines, problems)
        if winners is not None and winners != result["winners"]:
            problems.append(f"counted again: {_titles(vote, winners)}; stated: {_titles(vote, result['winners'])}")
        return Checked(vote["title"], vote["rule"], len(lines), _titles(vote, winners or []), problems)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Damaged(f"it is no bundle of a counted vote ({error!r}).") from error


def _winners(vote: Mapping[str, Any], lines: list[str], problems: list[str]) -> list[str] | None:
    """The options chosen, by identifier; None where ballots cannot be read, which is a problem."""
    try:
        election = election_of(vote, lines)
        count = COUNTING_RULES[vote["rule"]].count(election)
    except NotFound as error:
        raise Damaged(f"it names a rule that is unknown here: {vote['rule']}.") from error
    except (KeyError, ValueError, IndexError) as error:
        problems.append(f"the ballots cannot be counted ({error!r})")
        return None
    chosen = count.winners if count.ballots_count >= election.quorum else ()
    return [election.options[place].id for place in chosen]


def _titles(vote: Mapping[str, Any], ids: list[str]) -> list[str]:
    titles = {option["id"]: option["title"] for option in vote["options"]}
    return [titles.get(one, one) for one in ids]
