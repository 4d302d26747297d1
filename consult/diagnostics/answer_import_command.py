"""What `consult import responses --questionnaire` does: answers to a questionnaire that exists, from the command line."""

from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from consult.consultations.models import Consultation
from consult.core.actors import Actor
from consult.core.errors import DomainError
from consult.core.lookup import by_uid
from consult.diagnostics.answer_import_actions import LinesRefused, Taken, answered_questionnaire, import_answers
from consult.diagnostics.importing.answer_mapping import AnswerMapping, read_answer_mapping, write_mapping
from consult.diagnostics.importing.answer_matching import propose_mapping
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.answer_table import AnswerTable, read_answer_table
from consult.diagnostics.importing.faults import Refused

REFUSED = 2


def bring_in(
    file: Path, uid: str, mapping_file: Path | None, write_to: Path | None, actor: Actor, *, skip: bool, survey: str | None
) -> None:
    """Makes responses of the rows of a file, by the mapping given or the one proposed; where `write_to`, writes that alone.

    `survey`, where given, names the survey in place of what the mapping says.
    """
    try:
        consultation = by_uid(Consultation, uid)
        table = read_answer_table(file.read_bytes())
        mapping = _mapping(consultation, table, mapping_file)
        mapping = mapping if survey is None else replace(mapping, survey=survey.strip())
        if write_to is not None:
            write_to.write_text(write_mapping(mapping), "utf-8")
            _report_mapping(table, mapping, write_to)
            return
        _report(import_answers(actor, consultation, table, mapping, without_refused=skip))
    except LinesRefused as refusal:
        _refuse(file, str(Refused(refusal.gathered.faults)))
    except (Refused, DomainError, UnicodeDecodeError) as refusal:
        _refuse(file, str(refusal))


def _mapping(consultation: Consultation, table: AnswerTable, mapping_file: Path | None) -> AnswerMapping:
    if mapping_file is not None:
        return read_answer_mapping(mapping_file.read_text("utf-8-sig"))
    return propose_mapping(table, meanings_of(answered_questionnaire(consultation)))


def _report_mapping(table: AnswerTable, mapping: AnswerMapping, write_to: Path) -> None:
    said = sum(heading in mapping.columns for heading in table.headings)
    click.echo(f"{said} of {len(table.headings)} columns say something of the questionnaire; see {write_to}. Nothing was stored.")


def _report(taken: Taken) -> None:
    found = taken.gathered
    click.echo(f"Brought in {taken.stored:,} responses.")
    left_out = {
        "brought in before": taken.known,
        "that are responses of this consultation": found.own,
        "refused": len(found.refused),
        "that have an answer which cannot be read, that answer alone": len(found.partial),
        "without any answer": found.empty,
        "unfinished": found.unfinished,
    }
    for words, count in left_out.items():
        if count:
            click.echo(f"Left out: {count:,} {words}.")
    if taken.unsure:
        click.echo(
            f"Recognized only by a short id and a day, or by saying the same: {taken.unsure:,}. "
            "If this is another survey, these may be other people: name it with --survey."
        )
    if found.undated:
        click.echo(f"Counted as of today, as they do not say their day: {found.undated:,}.")
    if found.faults or found.notes:
        click.echo(str(Refused([*found.faults, *found.notes])), err=True)


def _refuse(file: Path, reasons: str) -> NoReturn:
    click.echo(f"{file} was not imported:\n{reasons}", err=True)
    raise click.exceptions.Exit(REFUSED)
