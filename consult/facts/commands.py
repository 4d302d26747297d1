"""`consult import margins|statistics|services`: what is known of a territory, from the command line."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click
from flask.cli import with_appcontext
from flask_babel import force_locale

from consult.core.actors import SYSTEM
from consult.core.errors import DomainError
from consult.diagnostics.importing.faults import Refused
from consult.facts.importing.picked_columns import read_picked
from consult.facts.importing.reading import Fact, FactsRefused
from consult.facts.kinds import Kind, kind_of
from consult.territories.models import Territory
from consult.territories.queries import territories_named

REFUSED = 2
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Command = Callable[..., Any]

file = click.argument("file", type=A_FILE)
territory_option = click.option("--territory", "name", required=True, help="The territory, by name or official code.")
source_option = click.option("--source", default="", help="Who published it, for lines that do not say it.")
day_option = click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), help="Of which day the figures are, for lines that do not say it."
)


@click.command()
@file
@territory_option
@source_option
@day_option
@click.option("--mapping", "mapping_file", type=A_FILE, help="Which columns to pick (docs/recipes/describe-a-territory.md).")
@with_appcontext
def margins(file: Path, name: str, source: str, day: datetime | None, mapping_file: Path | None) -> None:
    """Import the census margins in FILE (CSV, XLSX or ODS): all of them, or nothing and every reason why not."""
    mapping = mapping_file.read_text("utf-8-sig", "replace") if mapping_file else None
    _import("marges", file, name, _defaults(source, day), mapping)


@click.command()
@file
@territory_option
@source_option
@day_option
@with_appcontext
def statistics(file: Path, name: str, source: str, day: datetime | None) -> None:
    """Import the official statistics in FILE (CSV, XLSX or ODS): all of them, or nothing and every reason why not."""
    _import("statistiques", file, name, _defaults(source, day))


@click.command()
@file
@territory_option
@source_option
@day_option
@with_appcontext
def services(file: Path, name: str, source: str, day: datetime | None) -> None:
    """Import the services in FILE (CSV, XLSX or ODS): all of them, or nothing and every reason why not."""
    _import("services", file, name, _defaults(source, day))


def _defaults(source: str, day: datetime | None) -> dict[str, Any]:
    return {"source": source.strip(), "observed_on": day.date() if day else None}


def _import(key: str, file: Path, name: str, defaults: Mapping[str, Any], mapping: str | None = None) -> None:
    kind = kind_of(key)
    with force_locale("en"):
        territory = _territory(name)
        try:
            rows = _read(kind, file.read_bytes(), defaults, mapping)
            kind.keep(SYSTEM, territory, rows)
        except FactsRefused as refusal:
            _refuse(file, "\n".join(refusal.faults))
        except (DomainError, Refused) as refusal:
            _refuse(file, str(refusal))
        click.echo(f"{len(rows):,} lines. {kind.summary(rows)}")


def _read(kind: Kind, data: bytes, defaults: Mapping[str, Any], mapping: str | None) -> list[Fact]:
    return kind.read(data, defaults) if mapping is None else read_picked(data, mapping)


def _territory(name: str) -> Territory:
    found = territories_named(name)
    if len(found) != 1:
        reason = "there is no such territory" if not found else "several territories are called so: give the official code"
        raise click.BadParameter(reason, param_hint="--territory")
    return found[0]


def _refuse(file: Path, reasons: str) -> NoReturn:
    click.echo(f"{file} was not imported:\n{reasons}", err=True)
    raise click.exceptions.Exit(REFUSED)
