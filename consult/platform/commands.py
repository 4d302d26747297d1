"""`consult run`, `doctor`, `backup`, `restore` and `claim-code`: the commands of whoever keeps an installation going."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import click

from consult.platform.backups import back_up
from consult.platform.backups import restore as restore_backup
from consult.platform.claim_code import ensure_claim_code
from consult.platform.data_folder import DEMONSTRATION, DataFolder
from consult.platform.doctor import examine
from consult.platform.environment import chosen_data_folder, complete
from consult.platform.problems import Problem
from consult.platform.reaching import is_running, reachable_database
from consult.platform.running import Wish
from consult.platform.running import run as run_installation

P = ParamSpec("P")
A_FILE = click.Path(dir_okay=False, path_type=Path)
DATA = click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="The folder that holds everything.")


def plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Turn a Problem into its sentence and exit status 1."""

    @functools.wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Problem as problem:
            raise click.ClickException(str(problem)) from problem

    return told


@click.command()
@click.option("--demo", is_flag=True, help="Fill a demonstration town, and let everybody read its mails.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Celery processes.")
@DATA
@plainly
def run(demo: bool, port: int, workers: int, data: Path | None) -> None:
    """Run everything in one place: engines, web, worker, beat and relay, until Ctrl-C."""
    folder = DataFolder(DEMONSTRATION) if demo and data is None else chosen_data_folder(data, is_new=True)
    run_installation(Wish(folder, port, demo, workers))


@click.command()
@DATA
@plainly
def doctor(data: Path | None) -> None:
    """Say what runs, what does not, and what to do about it."""
    folder = chosen_data_folder(data)
    complete(os.environ, folder)
    findings = list(examine(folder))
    width = max(len(finding.subject) for finding in findings)
    for finding in findings:
        click.echo(f"{'ok' if finding.is_well else '!!'}  {finding.subject:<{width}}  {finding.state}")
        if not finding.is_well:
            click.echo(f"    {'':<{width}}  → {finding.advice}")
    if not all(finding.is_well for finding in findings):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("file", type=A_FILE)
@DATA
@plainly
def backup(file: Path, data: Path | None) -> None:
    """Write the database and the secrets to FILE, while everything runs or not."""
    folder = chosen_data_folder(data)
    with reachable_database(folder) as url:
        size = back_up(url, _keys(folder), file)
    click.echo(f"{file} holds the database and the secrets ({size / 1024:.0f} KiB). Keep it where nobody else can read it.")


@click.command()
@click.argument("file", type=A_FILE)
@click.option("--replace", is_flag=True, help="Replace what the database holds.")
@DATA
@plainly
def restore(file: Path, replace: bool, data: Path | None) -> None:
    """Put the backup FILE in place, while nothing else runs."""
    folder = chosen_data_folder(data, is_new=True)
    if not os.environ.get("DATABASE_URL") and is_running(folder):
        raise Problem(f"Consult is running on {folder.path}. Stop it first, then restore.")
    with reachable_database(folder, creating=True) as url:
        restore_backup(file, url, _keys(folder), replace)
    click.echo(f"{file} is restored. Start Consult to use it.")


@click.command("claim-code")
@DATA
@plainly
def claim_code(data: Path | None) -> None:
    """Print the one-time code with which the first organisation of a new installation is created."""
    folder = chosen_data_folder(data)
    with reachable_database(folder) as url:
        code = ensure_claim_code(url, _keys(folder))
    if code is None:
        raise Problem("This installation has its organisation already: no code is needed.")
    click.echo(code)


def _keys(folder: DataFolder) -> Path:
    return Path(os.environ.get("CONSULT_KEYS") or folder.keys)
