"""Whether the ballots of this folder are those that were sealed. The standard library alone; Python 3.9 or newer.

Every ballot is a line of `ballots.csv`. Its digest stands in `seals.csv`. All digests, and before them that of what was voted
on and how it is counted, make one root together (a Merkle tree as in RFC 6962), which the organisation publishes and cannot
change afterwards without everybody seeing it.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

BALLOTS_HEADER = "tracker,choices,values,assurance,channel"
SEALS_HEADER = "tracker,digest"
# What of `vote.json` is sealed with the ballots.
SEALED_OF_VOTE = (
    *("vote", "title", "ballot_type", "options", "marks", "rule", "settings"),
    *("tie_rule", "seats", "quorum", "budget", "area_budgets"),
)

# What is wrong with a ballot, its tracker, and the number of its row from 1 (0 when it has none).
Finding = tuple  # (str, str, int)


class Damaged(Exception):
    """A file is missing or cannot be read as what it should be."""


def rows_of(text: str, header: str, name: str) -> list[str]:
    """The lines of a file below its header. Raises Damaged when the header is another one."""
    first, *lines = text.replace("\r\n", "\n").split("\n")
    if first != header:
        raise Damaged(f"{name} does not begin with the line “{header}”.")
    return lines[:-1] if lines and not lines[-1] else lines


def seals_of(text: str) -> list[tuple[str, str]]:
    """The pairs (tracker, digest) of `seals.csv`. Raises Damaged."""
    pairs = [tuple(line.split(",")) for line in rows_of(text, SEALS_HEADER, "seals.csv")]
    if any(len(pair) != 2 for pair in pairs):
        raise Damaged("seals.csv holds a line that is no tracker with its digest.")
    return pairs  # type: ignore[return-value]


def digest_of(line: str) -> str:
    """The digest of a ballot: SHA-256 of a zero byte and the line."""
    return hashlib.sha256(b"\x00" + line.encode()).hexdigest()


def digest_of_vote(vote: Mapping[str, Any]) -> str:
    """The digest of the question, the options and the rule with its settings, as compact JSON. Raises KeyError."""
    told = {name: vote[name] for name in SEALED_OF_VOTE}
    return digest_of(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")))


def root_of(digests: Iterable[str]) -> str:
    """The root over all digests: pairs are joined, SHA-256 of a one byte and both, until one is left."""
    level = [bytes.fromhex(digest) for digest in digests]
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[place : place + 2] for place in range(0, len(level), 2)]
        level = [hashlib.sha256(b"\x01" + pair[0] + pair[1]).digest() if len(pair) == 2 else pair[0] for pair in pairs]
    return level[0].hex()


def is_root(digests: Iterable[str], root: object) -> bool:
    """Whether the digests make that root; digests that are none do not."""
    try:
        return root_of(digests) == str(root).lower()
    except ValueError:
        return False


def findings(lines: Sequence[str], seals: Sequence[tuple[str, str]]) -> list[Finding]:
    """Every row that was `changed`, `removed`, `inserted` or `moved` since the sealing, as (what, tracker, row)."""
    digests, places = dict(seals), {tracker: place for place, (tracker, _) in enumerate(seals)}
    rows = [(line.split(",", 1)[0], row) for row, line in enumerate(lines, 1)]
    found = [("inserted", tracker, row) for tracker, row in rows if tracker not in digests]
    known = [(tracker, row) for tracker, row in rows if tracker in digests]
    in_order = _in_order([places[tracker] for tracker, _ in known])
    stands = {known[index][0]: known[index][1] for index in in_order}
    for index, (tracker, row) in enumerate(known):
        if index not in in_order:
            # Of a ballot that is there twice the copy that stands in its place is the one.
            found.append(("inserted" if tracker in stands else "moved", tracker, row))
            stands.setdefault(tracker, row)
    found += [("removed", tracker, 0) for tracker, _ in seals if tracker not in stands]
    return found + [("changed", one, row) for one, row in stands.items() if digest_of(lines[row - 1]) != digests[one]]


def _in_order(places: Sequence[int]) -> set[int]:
    """Which of the rows, by their index, form the longest part that stands in the order of the seals; the fewest others moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(0)
            ends.append(0)
        tails[length], ends[length] = place, index
    found, index = set(), ends[-1] if ends else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found
