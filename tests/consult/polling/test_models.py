"""What the database refuses of rolls, codes and batches, whoever writes."""

from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from consult.core.db import db, new_uid
from consult.polling.models import Keying, PaperBatch, RollEntry, VotingCode
from tests.factories import polling as factory

pytestmark = pytest.mark.usefixtures("database")
DIGEST = b"x" * 32


@pytest.mark.parametrize(
    ("model", "row", "constraint"),
    [
        (RollEntry, {"reference": "1", "name": "Twice"}, "uq_roll_entry_vote_id_reference"),
        (VotingCode, {"kind": "owl", "voter_key": "1", "digest": DIGEST}, "kind_is_known"),
        (VotingCode, {"kind": "desk", "voter_key": "1", "digest": DIGEST}, "desk_codes_expire"),
        (VotingCode, {"kind": "post", "voter_key": "1", "digest": b"plain code"}, "digest_is_a_digest"),
        (PaperBatch, {"number": 1, "sheets_count": 0}, "size_is_workable"),
        (PaperBatch, {"number": 1, "sheets_count": 5_001}, "size_is_workable"),
    ],
)
def test_impossible_rows_are_refused(model: Any, row: dict[str, Any], constraint: str) -> None:
    vote = factory.vote_with_roll(1)
    with pytest.raises(IntegrityError, match=constraint):
        db.session.execute(insert(model).values(uid=new_uid(), vote_id=vote.id, **row))


def test_nobody_gives_both_readings_of_a_sheet() -> None:
    vote = factory.vote_with_roll(1)
    batch = PaperBatch(vote=vote, number=1, sheets_count=1)
    db.session.add(batch)
    db.session.flush()
    reading = {"batch_id": batch.id, "sheet": 1, "choices": [], "ballot_values": [], "is_spoiled": True, "keyed_by": 7}
    with pytest.raises(IntegrityError, match="uq_keying_batch_id_sheet_keyed_by"):
        db.session.execute(insert(Keying), [reading | {"round": 1}, reading | {"round": 2}])
