"""`consult weigh` and `consult gaps`: the mathematics of the assessments on files, without a database."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask
from flask_babel import Babel, force_locale

from consult.assessments.estimating import estimate
from consult.assessments.gaps import survey_gaps
from consult.assessments.methods.raking import Cap
from consult.assessments.methods.ranks import MIN_DRAWS
from consult.assessments.tables import gaps_table, weighing_table
from consult.assessments.weighing import BLANK, Weighed, read_margins, weigh
from consult.core.errors import DomainError
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.survey import read_survey

A_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, for programs.")


class Unusable(click.ClickException):
    """A file cannot be computed with: nothing was written."""

    exit_code = 2


@click.command("weigh")
@click.argument("file", type=A_FILE)
@click.option(
    "--margins", "margins_file", type=A_FILE, required=True, help='JSON: {"column": {"value": share of the population}}.'
)
@click.option("--cap", type=(float, float), metavar="LOW HIGH", help="The least and the most a weight may be, the mean being 1.")
@click.option("--weights-out", type=NEW_FILE, help="Write each row's weight into this CSV file, in the order of FILE.")
@click.option("--estimate", "column", help="Estimate the share of each value of this column, with and without weights.")
@click.option(
    "--blank",
    multiple=True,
    metavar="VALUE",
    default=BLANK,
    help="What stands for no answer beside an empty cell; as often as needed, for instance --blank NA --blank -1. "
    f"Without this option: {', '.join(BLANK)}. A value that has a share in the margins is one there.",
)
@AS_JSON
def weigh_command(
    file: Path,
    margins_file: Path,
    cap: tuple[float, float] | None,
    weights_out: Path | None,
    column: str | None,
    blank: tuple[str, ...],
    as_json: bool,
) -> None:
    """Weight the participants in FILE so that they have the shares of the population, and say what that costs."""
    with _refusing(margins_file):
        margins = read_margins(margins_file.read_text("utf-8-sig"))
    with _refusing(file):
        more = [column.strip()] if column else []
        weighed = weigh(file.read_bytes(), margins, Cap(*cap) if cap else None, more, blank)
        estimates = [estimate(weighed, name) for name in more]
    if weights_out:
        _write_weights(weighed, weights_out, (file, margins_file))
    if as_json:
        found = weighed.as_json() | {"cap": cap, "estimate": estimates[0].as_json() if estimates else None}
        click.echo(json.dumps(found, ensure_ascii=False))
    else:
        click.echo(weighing_table(weighed, estimates))


@click.command("gaps")
@click.argument("file", type=A_FILE)
@click.option(
    "--mapping", "mapping_file", type=A_FILE, required=True, help="What the columns mean (docs/recipes/import-a-survey.md)."
)
@click.option("--draws", type=click.IntRange(MIN_DRAWS, 1_000_000), default=MIN_DRAWS, show_default=True, help="Bootstrap draws.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), help="The seed of the draws; without it, one made of the answers.")
@AS_JSON
def gaps_command(file: Path, mapping_file: Path, draws: int, seed: int | None, as_json: bool) -> None:
    """Put the needs of the survey in FILE in order: many name them, few are satisfied; and say how sure that order is."""
    with _without_installation():
        with _refusing(mapping_file):
            mapping = read_mapping(mapping_file.read_text("utf-8-sig"))
        with _refusing(file):
            found = survey_gaps(read_survey(file.read_bytes(), mapping), draws, seed)
    click.echo(json.dumps(found.as_json(), ensure_ascii=False) if as_json else gaps_table(found))


@contextmanager
def _without_installation() -> Iterator[None]:
    """Texts in English and days in UTC, with nothing of an installation."""
    app = Flask("consult")
    Babel(app)
    with app.app_context(), force_locale("en"):
        yield


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    """Turns whatever is wrong with a file into one message that names it."""
    try:
        yield
    except OSError as error:
        raise Unusable(f"{file}: {error.strerror or error}") from error
    except (Refused, DomainError) as error:
        raise Unusable(f"{file}: {error}") from error
    except UnicodeDecodeError as error:
        raise Unusable(f"{file} is not UTF-8.") from error


def _write_weights(weighed: Weighed, target: Path, sources: tuple[Path, ...]) -> None:
    if any(target.exists() and target.samefile(source) for source in sources):
        raise Unusable(f"{target} is read from; write the weights into another file.")
    with _refusing(target), target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["row", "weight"])
        writer.writerows(enumerate(weighed.weights.tolist(), 1))
