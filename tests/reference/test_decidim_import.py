"""T4 of the reference results: the open data of the Métropole Européenne de Lille, Grand Débat 2019."""

import os
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.commands import decidim_ideas
from consult.ideas.models import Comment, Debate, Idea
from tests.browser import Browser
from tests.factories import places

FOLDER = Path(os.environ.get("CONSULT_REFERENCE_DATA", "")) / "text_fr_lille_decidim"
pytestmark = pytest.mark.skipif(
    not os.environ.get("CONSULT_REFERENCE_DATA") or not FOLDER.is_dir(),
    reason="The reference data of Lille is not here: name its folder with CONSULT_REFERENCE_DATA.",
)


@pytest.fixture
def told(database: Flask) -> str:
    """What the command says when it has imported everything."""
    places.organisation()
    result = database.test_cli_runner().invoke(
        decidim_ideas,
        [
            str(FOLDER / "propositions-libres.csv"),
            *("--debates", str(FOLDER / "debats.csv")),
            *("--comments", str(FOLDER / "commentaires_debats_noauthors.csv")),
        ],
    )
    assert result.exit_code == 0, result.output
    return str(result.output)


def _count(*which: object) -> int:
    return db.session.scalar(select(func.count()).select_from(Idea).where(*which)) or 0


def test_lille_has_196_ideas_of_which_34_without_category(told: str) -> None:
    assert "196 ideas, of which 34 without category" in told
    assert (_count(), _count(Idea.category == "", Idea.need_id.is_(None)), _count(Idea.need_id.is_not(None))) == (196, 34, 162)
    assert db.session.scalar(select(func.sum(Idea.supports_count))) == 498


def test_lille_has_29_debates_and_693_comments_all_in_place(told: str) -> None:
    assert "29 debates" in told and "693 comments, of which 148 replies" in told
    assert db.session.scalar(select(func.count()).select_from(Debate)) == 29
    placed = select(func.count()).select_from(Comment).where(Comment.debate_id.is_not(None))
    assert db.session.scalar(placed) == 693
    assert db.session.scalar(placed.where(Comment.root_id.is_not(None), Comment.parent_id.is_not(None))) == 148


def test_everything_of_lille_can_be_read(told: str, visitor: Browser) -> None:
    reader, uid = visitor, db.session.scalars(select(Consultation.uid)).one()
    page = reader.get(f"/consultations/{uid}/idees").text
    assert "196 ideas" in page
    assert "34 ideas" in reader.get(f"/consultations/{uid}/idees?need=none").text
    assert "29 questions" in reader.get(f"/consultations/{uid}/debats").text
