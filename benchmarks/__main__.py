"""`make bench`: runs the benchmarks named, or all but the long ones, and prints a table and JSON."""

import json
import os
import platform
import sys

from benchmarks import (
    answering,
    assessing,
    casting,
    comparing,
    computing,
    counting,
    grouping,
    lists,
    opinions,
    posting,
    ranking,
    results,
    sealing,
    starting,
    texts,
    weighing,
)
from benchmarks.measure import Benchmark

BENCHMARKS: dict[str, Benchmark] = {
    "start": starting.start,
    "lists": lists.ideas,
    "endorse": posting.endorsements,
    "ballots": posting.ballots,
    "responses": answering.responses,
    "submissions": answering.submissions,
    "weight": weighing.pages,
    "busy": posting.busy_ballots,
    "casts": casting.casts,
    "closes": casting.closes,
    "race": posting.identical_ballots,
    "seals": sealing.seals,
    "tallies": sealing.tallies,
    "installation": starting.installation,
    "raking": computing.raking,
    "ranks": computing.ranks,
    "places": computing.places,
    "assessments": assessing.assessments,
    "results": results.results,
    "groups": opinions.groups,
    "polis": opinions.polis,
    "similar": texts.similar,
    "themes": texts.themes,
    "shares": counting.shares,
    "pabutools": comparing.pabutools,
    "preferences": ranking.preferences,
}
# Those that take many minutes run only when they are named.
LONG: dict[str, Benchmark] = {"pabutools-in-full": comparing.pabutools_in_full, "red-dwarf": grouping.red_dwarf}


def main(names: list[str]) -> int:
    """Runs them in order; the status is 1 when a goal is missed."""
    known = BENCHMARKS | LONG
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, {platform.machine()}", flush=True)
    figures = []
    for name in names or BENCHMARKS:
        for figure in known[name]():
            print(figure.as_row(), flush=True)
            figures.append(figure)
    print(json.dumps({figure.name: figure.value for figure in figures}, ensure_ascii=False))
    return 0 if all(figure.is_reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
