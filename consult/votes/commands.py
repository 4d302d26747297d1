"""`consult count`: an election in a file, without a database."""

import json
import math
import sys
from pathlib import Path

import click

from consult.diagnostics.importing.faults import Refused
from consult.votes.count_report import as_json, more_json, report
from consult.votes.counting_files import OFFICIAL, CountedFile, Request, Uncountable, count_file, shares_settings
from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import TieRule
from consult.votes.formats.contract import ElectionFile
from consult.votes.formats.reading import read_election

A_FILE = click.Path(exists=True, dir_okay=False, readable=True, allow_dash=True, path_type=Path)
STANDARD_INPUT = Path("-")


class Unusable(click.ClickException):
    """A file cannot be counted."""

    exit_code = 2


class Money(click.FloatRange):
    """A sum of money: no infinity, and nothing that is not a number."""

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The sum; fails for what is none."""
        found = float(super().convert(value, param, ctx))
        return self.fail("this is not a number", param, ctx) if math.isnan(found) else found


@click.command("count")
@click.argument("file", type=A_FILE)
@click.option(
    "--rule",
    type=click.Choice([OFFICIAL, *COUNTING_RULES.keys()]),
    help="The counting rule; official: the one the file names. Without it the official one if it is known, else a usual one.",
)
@click.option("--completion", type=click.Choice(["none", "add1", "add1e", "greedy"]), help="How equal shares spends the rest.")
@click.option("--step", type=Money(0, 1e15, min_open=True), help="By how much equal shares raises what each voter has.")
@click.option("--utility", type=click.Choice(["cost", "cardinality"]), help="What a project is worth to those who chose it.")
@click.option(
    "--ties",
    type=click.Choice(list(map(str, TieRule))),
    help="What decides between equals; else as the file says, or name for Pabulib, file for others.",
)
@click.option("--seats", type=click.IntRange(1), help="How many win, under rules that spend no budget.")
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object, for programs.")
@click.option("--more", is_flag=True, help="Add settings, official winners and what other rules would choose (with --json).")
def count(file: Path, is_json: bool, more: bool, ties: str | None, **asked: object) -> None:
    """Count the election in FILE: Pabulib (.pb), PrefLib (.soc .soi .toc .toi) or BLT. With - it is read from standard input."""
    request = Request(ties=TieRule(ties) if ties else None, **asked)  # type: ignore[arg-type]
    election_file = _read(file)
    try:
        counted = count_file(election_file, request)
    except Uncountable as error:
        raise Unusable(f"{file}: {error}") from error
    _note_what_is_not_used(request, counted)
    found = as_json(counted) | (more_json(counted) if more else {})
    click.echo(json.dumps(found, ensure_ascii=False) if is_json else report(counted))


def _read(file: Path) -> ElectionFile:
    try:
        data = sys.stdin.buffer.read() if file == STANDARD_INPUT else file.read_bytes()
        return read_election(data, file.name)
    except (Refused, OSError) as error:
        raise Unusable(f"{file}: {error}") from error


def _note_what_is_not_used(request: Request, counted: CountedFile) -> None:
    if request.shares_alone and shares_settings(counted) is None:
        click.echo(f"The rule {counted.rule.key} has no use for: {', '.join(request.shares_alone)}.", err=True)
    if request.seats is not None and counted.election.budget is not None:
        click.echo(f"The rule {counted.rule.key} spends a budget: it fills no number of seats.", err=True)
