"""`consult themes` and `consult similar`: what free texts speak of, and which say the same, without a database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from math import isnan
from pathlib import Path
from typing import Any

import click

from consult.assessments.commands import A_FILE, AS_JSON, Unusable
from consult.assessments.methods.close_rows import TooManyPairs
from consult.assessments.methods.similar_texts import LOOK_FROM, MOST_PAIRS, similar_texts
from consult.assessments.methods.theme_assignment import TooFewLabels, assign_themes
from consult.assessments.methods.theme_counts import theme_counts
from consult.assessments.methods.theme_suggestions import suggest_themes
from consult.assessments.text_columns import TextColumns, read_texts
from consult.assessments.text_findings import (
    assignments_json,
    assignments_lines,
    similar_json,
    similar_lines,
    suggestions_json,
    suggestions_lines,
)
from consult.diagnostics.importing.faults import Refused

TEXT = click.option(
    "--text", required=True, multiple=True, metavar="COL", help="The column of the texts (again: title, body, …)."
)


@click.command("themes")
@click.argument("file", type=A_FILE)
@TEXT
@click.option("--labels", multiple=True, metavar="COL", help="The column of the themes people gave; a cell may hold several.")
@click.option("--seed", type=click.IntRange(0, 2**63 - 1), default=0, show_default=True, help="The seed of folds and samples.")
@AS_JSON
def themes(file: Path, text: tuple[str, ...], labels: tuple[str, ...], seed: int, as_json: bool) -> None:
    """Assign the texts in FILE to the themes people gave others; without labels, suggest themes."""
    with _refusing(file):
        columns = read_texts(file.read_bytes(), _names(text), _names(labels))
        found = _assigned(columns, seed) if labels else suggestions_json(suggest_themes(columns.texts, seed), columns.texts)
    lines = assignments_lines if labels else suggestions_lines
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else "\n".join(lines(found)))


@click.command("similar")
@click.argument("file", type=A_FILE)
@TEXT
@click.option("--area", metavar="COL", help="The column of areas: the same text about two areas is “related”, never the same.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1, min_open=True),
    default=LOOK_FROM,
    show_default=True,
    help="The least score of a pair that is told.",
)
@AS_JSON
def similar(file: Path, text: tuple[str, ...], area: str | None, threshold: float, as_json: bool) -> None:
    """Find the texts in FILE that are the same, probably the same, or worth a look beside each other.

    Among more than 2,000 different texts about one in 30,000 of the pairs right at the threshold is passed over.
    """
    if isnan(threshold):
        raise click.BadParameter("it is not a number", param_hint="--threshold")
    with _refusing(file):
        columns = read_texts(file.read_bytes(), _names(text), area=area.strip() if area else None)
        found = similar_json(similar_texts(columns.texts, threshold, columns.areas), len(columns.texts), threshold)
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else "\n".join(similar_lines(found, columns.texts)))


def _names(columns: tuple[str, ...]) -> list[str]:
    return [name.strip() for name in columns]


def _assigned(columns: TextColumns, seed: int) -> dict[str, Any]:
    return assignments_json(assign_themes(columns.texts, columns.labels, seed), columns, theme_counts(columns.labelled))


@contextmanager
def _refusing(file: Path) -> Iterator[None]:
    """Turns whatever is wrong with a file into one message that names it."""
    try:
        yield
    except (Refused, OSError) as error:
        raise Unusable(f"{file}: {error}") from error
    except TooFewLabels as error:
        raise Unusable(f"{file}: there is too little to learn from; label at least two themes, one of them twice.") from error
    except TooManyPairs as error:
        raise Unusable(f"{file}: more than {MOST_PAIRS:,} pairs are this much alike; raise the threshold.") from error
