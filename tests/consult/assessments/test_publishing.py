"""The page on which an organiser publishes what they have read."""

from consult.assessments import queries
from consult.assessments.seen_drafts import as_seen
from consult.core.db import db
from consult.diagnostics.models import Response
from tests import people
from tests.browser import Browser
from tests.factories import assessments, places


def _address(made: object) -> str:
    return f"/organisation/consultations/{made.uid}/bilan/publication"  # type: ignore[attr-defined]


def test_an_organiser_reads_what_will_be_frozen_and_publishes_it(visitor: Browser) -> None:
    draft = assessments.read()
    made, seen = draft.consultation, as_seen(draft)
    assert visitor.get(f"{_address(made)}?seen={seen}").status_code == 302
    assert visitor.sign_in(people.malik(made.organisation)).get(f"{_address(made)}?seen={seen}").status_code == 403
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"{_address(made)}?seen={seen}").get_data(as_text=True)
    assert "It becomes assessment no. 1" in page and "What 64 participants in the diagnostic said" in page
    assert "People are still answering" in page and f'value="{seen}"' in page
    answer = visitor.post(_address(made), {"seen": seen})
    assert answer.status_code == 303 and answer.location == f"/bilans/{draft.uid}"
    assert queries.highest_number(made) == 1


def test_who_has_read_no_draft_reads_it_first(visitor: Browser) -> None:
    made = assessments.read().consultation
    answer = visitor.sign_in(people.olga(made.organisation)).get(_address(made))
    assert (answer.status_code, answer.location) == (302, f"/organisation/consultations/{made.uid}/bilan")


def test_who_presses_the_button_twice_comes_to_what_is_published(visitor: Browser) -> None:
    draft = assessments.read()
    made, seen = draft.consultation, as_seen(draft)
    visitor.sign_in(people.olga(made.organisation))
    visitor.post(_address(made), {"seen": seen})
    again = visitor.post(_address(made), {"seen": seen})
    assert again.status_code == 303 and again.location == f"/bilans/{draft.uid}"
    assert "This assessment is published already, as no. 1." in visitor.get(again.location).get_data(as_text=True)
    assert queries.highest_number(made) == 1


def test_a_draft_that_changed_meanwhile_is_not_published_and_the_page_says_why(visitor: Browser) -> None:
    made = assessments.draft().consultation
    visitor.sign_in(people.olga(made.organisation))
    asked = visitor.get(f"{_address(made)}?seen={'0' * 64}")
    for answer in (asked, visitor.post(_address(made), {"seen": "0" * 64}), visitor.post(_address(made))):
        page = answer.get_data(as_text=True)
        assert answer.status_code == 409 and "Look at it again" in page and "Read the whole draft" in page
    assert queries.highest_number(made) == 0


def test_what_may_not_be_published_yet_is_said_on_the_page_it_was_asked_on(visitor: Browser) -> None:
    made = places.consultation()
    visitor.sign_in(people.olga(made.organisation))
    answer = visitor.post(_address(made), {"seen": ""})
    assert answer.status_code == 409 and "There is nothing to publish yet" in answer.get_data(as_text=True)


def test_beside_what_is_published_too_few_people_are_told_on_the_page(visitor: Browser) -> None:
    made = assessments.published().consultation
    visitor.sign_in(people.olga(made.organisation))
    db.session.delete(db.session.scalars(db.select(Response).limit(1)).one())
    db.session.commit()
    assessments.draft(made)
    answer = visitor.post(_address(made), {"seen": "another"})
    assert answer.status_code == 409 and "Fewer than 11 people" in answer.get_data(as_text=True)
