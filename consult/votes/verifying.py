"""`consult verify`: a published bundle checked and counted again, without a database."""

import json
from dataclasses import asdict

import click

from consult.votes.bundle.checking import check_bundle, read_bundle
from consult.votes.bundle.integrity import Damaged


@click.command("verify")
@click.argument("bundle", type=click.Path(exists=True, dir_okay=False, readable=True))
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON, for programs.")
def verify_command(bundle: str, as_json: bool) -> None:
    """Check the ballots of a published BUNDLE (ZIP) against their seal and count them by the rules of this program.

    Ends with status 0 if all agrees, 1 if something does not (each ballot that was touched is named), 2 for what is no bundle.
    """
    try:
        found = check_bundle(read_bundle(bundle))
    except Damaged as error:
        click.echo(f"{bundle}: {error}", err=True)
        raise click.exceptions.Exit(2) from error
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False))
    else:
        click.echo(f"{found.title}: {found.ballots_count} ballots, rule {found.rule}")
        for problem in found.problems:
            click.echo(problem)
        if not found.problems:
            click.echo(f"All agrees. Chosen: {', '.join(found.winners) or 'nothing'}.")
    if found.problems:
        raise click.exceptions.Exit(1)
