"""Counts the ballots of this folder again and looks whether they are those that were sealed.

    python verify.py                          checks everything
    python verify.py --tracker K7QF-2MXD-9    finds a ballot as well
    python verify.py --root 3f5a…             compares the root with one noted elsewhere

Needs Python 3.9 or newer and nothing else. Ends with status 0 if all agrees, 1 if something does not, 2 if files are missing
or damaged. Four files do the work: this one, integrity.py (the seals), recount.py with recount_ranks.py and
recount_budgets.py (the rules). Read them: that is what they are for.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import recount
from integrity import BALLOTS_HEADER, Damaged, digest_of_vote, findings, is_root, rows_of, seals_of

NEARLY = 1e-6
WORDS = {
    "changed": "was changed after the sealing",
    "removed": "was removed after the sealing",
    "inserted": "was not there at the sealing",
    "moved": "does not stand where it stood",
}


class Bundle:
    """What the files of the folder say."""

    def __init__(self, folder: Path) -> None:
        self.vote: dict[str, Any] = json.loads(_read(folder, "vote.json"))
        self.result: dict[str, Any] = json.loads(_read(folder, "result.json"))
        self.lines = rows_of(_read(folder, "ballots.csv"), BALLOTS_HEADER, "ballots.csv")
        self.seals = seals_of(_read(folder, "seals.csv"))


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Damaged(f"{name} cannot be read: {error}") from error


def sealed_problems(bundle: Bundle, noted_root: str | None) -> list[str]:
    """What shows that the ballots are not those that were sealed, a sentence each."""
    found = [f"Row {row}, ballot {tracker} {WORDS[kind]}." for kind, tracker, row in findings(bundle.lines, bundle.seals)]
    found = [sentence.replace("Row 0, ballot", "Ballot") for sentence in found]
    if not is_root([digest_of_vote(bundle.vote)] + [digest for _, digest in bundle.seals], bundle.vote["root"]):
        found.append("What was voted on, in vote.json, and the digests in seals.csv do not make the root in vote.json.")
    if len(bundle.lines) != bundle.vote["ballots_count"]:
        found.append(f"There are {len(bundle.lines)} ballots; vote.json states {bundle.vote['ballots_count']}.")
    if noted_root is not None and noted_root.lower() != bundle.vote["root"]:
        found.append("The root in vote.json is not the one you noted.")
    return found


def count_problems(bundle: Bundle) -> list[str]:
    """Where counting again gives another result, a sentence each."""
    stated = bundle.result["winners"]
    try:
        told = recount.figures(bundle.vote, bundle.lines)
    except (KeyError, ValueError, IndexError, ArithmeticError) as error:
        return [f"The ballots cannot be counted: {error!r}."]
    counted, found = told.pop("winners"), []
    if counted != stated:
        found.append(
            f"Counted again, other options are chosen: {_titles(bundle, counted)}, instead of {_titles(bundle, stated)}."
        )
    for name, figure in told.items():
        written = bundle.result[name]
        if (figure is None) != (written is None) or (figure is not None and abs(figure - written) > NEARLY):
            found.append(f"Counted again, {name} is {figure}; result.json states {written}.")
    return found


def found_ballot(bundle: Bundle, tracker: str) -> str | None:
    """The ballot of that tracker in words, or None."""
    wanted = tracker.strip().upper()
    for line in bundle.lines:
        if line.split(",", 1)[0] == wanted:
            return f"{wanted}: {_ballot_words(bundle, line)}"
    return None


def _ballot_words(bundle: Bundle, line: str) -> str:
    titles = {option["id"]: option["title"] for option in bundle.vote["options"]}
    _, choices, values, *_ = line.split(",")
    marks = values.split()
    chosen = [titles.get(one, one) for one in choices.split()]
    return "; ".join(f"{title} ({marks[at]})" if marks else title for at, title in enumerate(chosen)) or "blank"


def _titles(bundle: Bundle, ids: list[str]) -> str:
    titles = {option["id"]: option["title"] for option in bundle.vote["options"]}
    return ", ".join(titles.get(one, one) for one in ids) or "nothing"


def report(folder: Path, tracker: str | None, root: str | None) -> int:
    """Checks the folder, says what was found and gives the status to end with."""
    bundle = Bundle(folder)
    print(f"{bundle.vote['title']}: {len(bundle.lines)} ballots, rule “{bundle.vote['rule']}”")
    problems = sealed_problems(bundle, root) + count_problems(bundle)
    if tracker is not None:
        found = found_ballot(bundle, tracker)
        print(found if found else f"{tracker}: there is no ballot of that tracker.")
        problems += [] if found else ["The tracker was not found."]
    for problem in problems:
        print(problem)
    if not problems:
        print(f"All ballots are those that were sealed (root {bundle.vote['root']}).")
        print(f"Counted again, the same options are chosen: {_titles(bundle, bundle.result['winners'])}.")
    return 1 if problems else 0


def main() -> int:
    """Reads what was asked for on the command line."""
    parser = argparse.ArgumentParser(description="Check the ballots of a vote and count them again.")
    parser.add_argument("--tracker", help="find this ballot, as K7QF-2MXD-9")
    parser.add_argument("--root", help="the root noted elsewhere, 64 signs")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent, help="another folder")
    asked = parser.parse_args()
    try:
        return report(asked.folder, asked.tracker, asked.root)
    except (Damaged, ValueError, KeyError, TypeError) as error:
        print(f"The bundle is damaged: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
