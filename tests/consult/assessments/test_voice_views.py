"""Pages on what people say."""

import pytest
from sqlalchemy import func, select

from consult.assessments.models import NeedsAssessment
from consult.assessments.texts import texts_of
from consult.assessments.voice_models import Coding
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.ideas.queries import approved_ideas
from consult.moderation.models import RETURNED
from tests import people
from tests.browser import Browser
from tests.consult.assessments.methods.opinions import noise
from tests.factories import assessments, ideas, places, voices


@pytest.fixture
def made(database: object) -> Consultation:
    """A consultation with its needs."""
    return places.consultation()


def _published(made: Consultation) -> NeedsAssessment:
    """With a figure of some need, so that it can be published, and all voices heard."""
    needs = places.needs(made)
    author = people.amina()
    for number in range(12):
        idea = ideas.idea(made, f"{'Bus' if number % 2 else 'Doctor'} {number}", author=author, need=needs[number % 2])
        idea.body = (voices.BUS if number % 2 else voices.DOCTOR).format(number)
    ideas.supported(idea, *(people.account(f"Neighbour {number}") for number in range(12)))
    voices.heard(made)
    return assessments.published(made)


def test_groups_are_shown_with_letters_a_table_and_what_unites_them(visitor: Browser, made: Consultation) -> None:
    voices.with_statements(made, places.needs(made))
    voices.heard(made)
    drafted = assessments.read(made)
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/bilans/{drafted.uid}/opinions").get_data(as_text=True)
    assert "Their answers form 2 groups." in page and "Group A" in page and "Group B agrees" in page
    assert "<ellipse" in page and "What all groups agree with" in page
    assert "What unites people, and what divides them" in visitor.get(f"/bilans/{drafted.uid}").get_data(as_text=True)


def test_without_groups_the_reason_is_said(visitor: Browser, made: Consultation) -> None:
    voices.with_statements(made, places.needs(made), noise(80, 12, seed=3))
    voices.heard(made)
    drafted = assessments.read(made)
    page = visitor.sign_in(people.olga(made.organisation)).get(f"/bilans/{drafted.uid}/opinions").get_data(as_text=True)
    assert "No groups are shown" in page and "no pattern" in page and "<ellipse" not in page
    assert "Statement number 3" in page


def test_where_nobody_said_anything_there_are_no_such_pages(visitor: Browser, made: Consultation) -> None:
    published = assessments.published(assessments.answered(made))
    for page in ("opinions", "paroles"):
        assert visitor.get(f"/bilans/{published.uid}/{page}").status_code == 404
    assert "What people say" not in visitor.get(f"/bilans/{published.uid}").get_data(as_text=True)


def test_everybody_reads_quotes_with_their_source(visitor: Browser, made: Consultation) -> None:
    page = visitor.get(f"/bilans/{_published(made).uid}/paroles").get_data(as_text=True)
    assert "<blockquote>" in page and "The idea “Bus" in page and "ideas are about it" in page


def test_what_nobody_has_sorted_is_not_told_as_measured(visitor: Browser, made: Consultation) -> None:
    places.needs(made)
    voices.with_texts(made, people=40)
    voices.heard(made)
    drafted = assessments.read(made)
    visitor.sign_in(people.olga(made.organisation))
    page = visitor.get(f"/bilans/{drafted.uid}/paroles").get_data(as_text=True)
    assert "Not sorted yet: 0 of 40 texts are sorted" in page and "0%" not in page
    assert drafted.estimates[0].figure("testimony_share") is None
    assert "40 people wrote" in page and "0 of 40 texts are sorted; of the others nobody knows yet" in page


def test_an_idea_that_is_no_longer_public_is_no_longer_quoted(visitor: Browser, made: Consultation) -> None:
    url = f"/bilans/{_published(made).uid}/paroles"
    for idea in approved_ideas(made):
        idea.review_state = RETURNED
    db.session.commit()
    assert "<blockquote>" not in visitor.get(url).get_data(as_text=True)


def test_texts_are_sorted_on_a_page_several_at_once(visitor: Browser, made: Consultation) -> None:
    needs = places.needs(made)
    voices.with_texts(made, people=12)
    url = f"/organisation/consultations/{made.uid}/textes"
    visitor.sign_in(people.malik(made.organisation))
    page = visitor.get(url).get_data(as_text=True)
    assert "12 texts wait" in page and page.count('name="text-') == 10
    first, second = texts_of(made)[:2]
    sent = {"text-0": first.key, "read-0": first.digest, "need-0": needs[0].uid, "quote-0": "1"}
    sent |= {"text-1": second.key, "read-1": second.digest, "need-1": "none"}
    assert visitor.post(url, sent).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Coding)) == 2
    assert "10 texts wait" in visitor.get(url).get_data(as_text=True)
    assert "checked" in visitor.get(f"{url}?sorted=1").get_data(as_text=True)
    voices.rewritten(first, "Something else about the bus")
    assert "11 texts wait" in visitor.get(url).get_data(as_text=True)
    assert "checked" not in visitor.get(f"{url}?sorted=1").get_data(as_text=True)


def test_a_text_that_is_gone_is_said_and_the_others_are_kept(visitor: Browser, made: Consultation) -> None:
    need = places.needs(made)[0]
    voices.with_texts(made, people=3)
    first, second, _third = texts_of(made)
    url = f"/organisation/consultations/{made.uid}/textes"
    visitor.sign_in(people.malik(made.organisation))
    sent = {"text-0": "idea-x-", "need-0": need.uid}
    for place, text in enumerate((first, second), 1):
        sent |= {f"text-{place}": text.key, f"read-{place}": text.digest, f"need-{place}": need.uid}
    voices.rewritten(second, "Something else")
    assert visitor.post(url, sent).status_code == 303
    page = visitor.get(url).get_data(as_text=True)
    assert "1 text is sorted." in page and "Texts 1, 3 of the page are not sorted" in page and "2 texts wait" in page


def test_where_nothing_could_be_kept_the_page_says_so_and_shows_what_is_there(visitor: Browser, made: Consultation) -> None:
    need = places.needs(made)[0]
    voices.with_texts(made, people=2)
    visitor.sign_in(people.malik(made.organisation))
    answer = visitor.post(f"/organisation/consultations/{made.uid}/textes", {"text-0": "idea-x-", "need-0": need.uid})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "Nothing was sorted" in page and page.count('name="text-') == 2


def test_only_staff_sorts(visitor: Browser, made: Consultation) -> None:
    visitor.sign_in(people.amina())
    assert visitor.get(f"/organisation/consultations/{made.uid}/textes").status_code == 403
