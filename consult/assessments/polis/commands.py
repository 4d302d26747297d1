"""`consult groups`: the opinion groups of a Polis export and what unites them, without a database."""

import json
from pathlib import Path

import click

from consult.assessments.methods.opinion_groups import MAX_GROUPS
from consult.assessments.polis.as_json import as_json
from consult.assessments.polis.export import read_export
from consult.assessments.polis.faults import Broken
from consult.assessments.polis.findings import find
from consult.assessments.polis.printed import printed

FOUND, PUBLISHED = "found", "published"


class Unusable(click.ClickException):
    """The export cannot be computed with."""

    exit_code = 2


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--groups",
    "which",
    type=click.Choice([FOUND, PUBLISHED]),
    default=FOUND,
    show_default=True,
    help="The groups found here, or those of the column group-id of participants-votes.csv.",
)
@click.option("--number", type=click.IntRange(2, MAX_GROUPS), help="How many groups to find; without it, as many as are apart.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="The seed of what is drawn.")
@click.option("--json", "is_json", is_flag=True, help="Print the figures as JSON, for programs.")
def groups(folder: Path, which: str, number: int | None, seed: int, is_json: bool) -> None:
    """Find the opinion groups in the Polis export DIR, and what unites them; or say why there are none."""
    try:
        export = read_export(folder)
    except Broken as broken:
        raise Unusable(str(broken)) from broken
    if which == PUBLISHED and export.published is None:
        raise Unusable(
            f"{folder / 'participants-votes.csv'}, line 1: there are no published groups (no column “group-id”, or nothing in it)"
        )
    found = find(export, which == PUBLISHED, seed, number)
    click.echo(json.dumps(as_json(found), ensure_ascii=False) if is_json else printed(found))
