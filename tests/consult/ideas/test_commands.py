"""The command that imports."""

from pathlib import Path

from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.commands import decidim_ideas
from consult.ideas.models import Comment, Idea
from tests.factories import decidim, places


def _import(database: Flask, *arguments: object) -> Result:
    result = database.test_cli_runner().invoke(decidim_ideas, [str(argument) for argument in arguments])
    db.session.rollback()
    return result


def _counts() -> tuple[int, ...]:
    return tuple(db.session.scalar(select(func.count()).select_from(model)) or 0 for model in (Consultation, Idea, Comment))


def test_ideas_alone_are_imported_under_the_name_of_their_file(database: Flask, tmp_path: Path) -> None:
    places.organisation()
    result = _import(database, decidim.file(tmp_path, "great-debate.csv", decidim.OLD))
    assert result.exit_code == 0 and "“Great debate”" in result.output
    assert "2 ideas, of which 1 without category" in result.output and "9 supports" in result.output
    assert _counts() == (1, 2, 0)


def test_everything_is_imported_and_counted(database: Flask, tmp_path: Path) -> None:
    places.organisation()
    files = decidim.file(tmp_path, "i.csv", decidim.OLD), "--debates", decidim.file(tmp_path, "d.csv", decidim.DEBATES)
    result = _import(database, *files, "--comments", decidim.file(tmp_path, "c.csv", decidim.COMMENTS), "--title", "Great debate")
    assert "  1 debate\n" in result.output and "4 comments, of which 2 replies" in result.output
    assert _counts() == (1, 2, 4)


def test_what_was_left_out_is_told(database: Flask, tmp_path: Path) -> None:
    consultation = places.consultation()
    result = _import(database, decidim.file(tmp_path, "i.csv", decidim.NEW), "--consultation", consultation.uid)
    assert "left out: 1 idea withdrawn, and 0 comments on what was withdrawn" in result.output and _counts() == (1, 2, 0)


def test_a_second_import_is_refused_with_a_sentence(database: Flask, tmp_path: Path) -> None:
    places.organisation()
    file = decidim.file(tmp_path, "i.csv", decidim.OLD)
    _import(database, file)
    result = _import(database, file)
    assert result.exit_code == 2 and "already holds some of these ideas" in result.output and _counts() == (1, 2, 0)


def test_files_with_mistakes_leave_nothing_behind(database: Flask, tmp_path: Path) -> None:
    places.organisation()
    result = _import(database, decidim.file(tmp_path, "i.csv", decidim.OLD.replace(";7;", ";seven;")))
    assert result.exit_code == 2 and "i.csv, line 4, column votes: “seven” is not a whole number." in result.output
    assert _counts() == (0, 0, 0)


def test_unknown_places_are_named(database: Flask, tmp_path: Path) -> None:
    file = decidim.file(tmp_path, "i.csv", decidim.OLD)
    assert "There is no organisation yet" in _import(database, file).output
    assert "called Montclair" in _import(database, file, "--organisation", "Montclair").output
    result = _import(database, file, "--consultation", "nowhere")
    assert result.exit_code == 2 and "identifier nowhere" in result.output
