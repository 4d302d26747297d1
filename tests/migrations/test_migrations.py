"""The database can be built, taken down and built again, and is what the models say."""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from consult import create_app
from consult.core.db import Base, db
from tests import engines

VERSIONS = sorted((Path(__file__).resolve().parents[2] / "migrations" / "versions").glob("*.py"))
TEXTS_READ = (
    ("text", '{"q": "Un été"}', "2026-01-01"),
    ("other", '{"q": {"chosen": [], "other": "Été !"}}', "2026-01-01"),
    ("added", '{"q": {"said": {}, "added": "Un banc"}}', "2026-01-01"),
    ("later", '{"q": "Something else"}', "2026-02-01"),
)
RESPONSE = """
INSERT INTO response (uid, questionnaire_id, code, channel, assurance, submitted_on, answers)
VALUES (:uid, 1, :uid, 'web', 'email', CAST(:day AS date), CAST(:answer AS jsonb))
"""
IDEA = """
INSERT INTO idea (uid, consultation_id, author_name, code, title, body, category,
                  supports_count, comments_count, review_state, submitted_at)
VALUES ('i', 1, '', 'i', 'A bus', 'Every hour', '', 0, 0, 'approved', '2026-01-01')
"""
CODINGS = """
INSERT INTO coding (consultation_id, subject_kind, subject_uid, question_uid, state, created_at)
SELECT 1, 'answer', uid, 'q', 'confirmed', TIMESTAMPTZ '2026-02-01 12:00Z'
FROM unnest(ARRAY['text', 'other', 'added', 'later', 'gone']) AS uid
UNION ALL SELECT 1, 'idea', 'i', '', 'confirmed', TIMESTAMPTZ '2026-02-01 12:00Z'
"""


@pytest.fixture
def empty(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application on a database without a single table."""
    monkeypatch.setenv("DATABASE_URL", engines.current().create_database("consult_migrations"))
    made = create_app()
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


def test_migrations_build_what_the_models_say(empty: Flask) -> None:
    upgrade()
    with db.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata)
    assert not differences


def test_migrations_can_be_undone_and_done_again(empty: Flask) -> None:
    upgrade()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    upgrade()
    assert set(Base.metadata.tables) <= set(inspect(db.engine).get_table_names())


def test_migrations_are_numbered_and_follow_each_other() -> None:
    for number, file in enumerate(VERSIONS, start=1):
        written = file.read_text()
        assert re.fullmatch(rf"{number:04}_[a-z0-9_]+\.py", file.name)
        assert f'revision = "{number:04}"' in written
        before = f'"{number - 1:04}"' if number > 1 else "None"
        assert f"down_revision = {before}" in written


def test_of_texts_that_were_changed_after_somebody_read_them_nobody_knows_which_words_were_read(empty: Flask) -> None:
    upgrade(revision="0020")
    with db.engine.begin() as connection:
        connection.execute(text("SET session_replication_role = replica"))
        for uid, answer, day in TEXTS_READ:
            connection.execute(text(RESPONSE), {"uid": uid, "answer": answer, "day": day})
        connection.execute(text(IDEA))
        connection.execute(text(CODINGS))
    upgrade()
    with db.engine.connect() as connection:
        found = {uid: digest for uid, digest in connection.execute(text("SELECT subject_uid, digest FROM coding"))}
    read = {"text": "Un été", "other": "Été !", "added": "Un banc", "i": "A bus\nEvery hour"}
    assert found == {uid: sha256(words.encode()).hexdigest() for uid, words in read.items()} | {"later": None, "gone": None}
