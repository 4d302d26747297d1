"""The seals of the audit, on a page and for programs."""

from consult.core.actors import INSTANCE, SYSTEM
from consult.core.audit import record
from consult.core.audit_seals import seal_audit, seals
from consult.core.transaction import transaction
from tests.browser import Browser


def _seal(count: int) -> list[str]:
    for _ in range(count):
        with transaction():
            record("votes.close_vote", SYSTEM, INSTANCE, is_secret=False)
        with transaction():
            seal_audit()
    return [seal.head.hex() for seal in seals()]


def test_the_page_shows_the_seals_and_nothing_of_what_was_done(visitor: Browser) -> None:
    heads = _seal(2)
    page = visitor.get("/transparence/journal").get_data(as_text=True)
    assert all(head in page for head in heads) and "close_vote" not in page


def test_before_the_first_seal_the_page_says_so(visitor: Browser) -> None:
    assert "Nothing is sealed yet" in visitor.get("/transparence/journal").get_data(as_text=True)


def test_programs_read_the_seals_in_order_and_from_where_they_stopped(visitor: Browser) -> None:
    heads = _seal(3)
    found = visitor.get("/transparence/journal.json").get_json()
    assert [one["head"] for one in found] == heads and [one["number"] for one in found] == [1, 2, 3]
    assert set(found[0]) == {"number", "entries_count", "root", "head", "sealed_at"}
    assert [one["number"] for one in visitor.get("/transparence/journal.json?after=2").get_json()] == [3]
    assert len(visitor.get("/transparence/journal.json?after=x").get_json()) == 3
