"""The kinds of facts: each gives a file to start from that can be brought in as it is."""

import pytest
from flask import Flask

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.core.errors import NotFound
from consult.facts.importing.writing import written
from consult.facts.kinds import KINDS, Kind, kind_of
from consult.territories.queries import facts_of
from tests.factories import places


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_one_starts_from_is_taken_and_comes_back(database: Flask, kind: Kind, language: str) -> None:
    territory = places.organisation().territory
    with database.test_request_context("/"):
        rows = kind.read(written(kind.columns, kind.example, language).encode(), {})
        kind.keep(SYSTEM, territory, rows)
        assert kind.summary(rows)
    kept = db.session.scalars(facts_of(kind.model, territory)).all()
    facts = [{column.key: getattr(one, column.key) for column in kind.columns} for one in kept]
    assert len(facts) == len(kind.example)
    with database.test_request_context("/"):
        again = kind.read(written(kind.columns, facts, language).encode(), {})
    assert again == facts and sorted(map(str, again)) == sorted(map(str, rows))


def test_an_unknown_kind_is_not_found() -> None:
    assert kind_of("marges").key == "marges"
    with pytest.raises(NotFound):
        kind_of("secrets")
