"""The pages of the roll and its letters."""

import io

import pytest
from sqlalchemy import select

from consult.core.db import db
from consult.polling.models import RollEntry, VotingCode
from consult.votes.models import Vote
from tests import people
from tests.browser import Browser
from tests.factories import polling as factory
from tests.factories import votes


def _organiser(visitor: Browser, vote: Vote) -> Browser:
    return visitor.sign_in(people.olga(vote.consultation.organisation))


def _address(vote: Vote) -> str:
    return f"/organisation/votes/{vote.uid}/liste"


def _file(text: str) -> dict[str, object]:
    return {"file": (io.BytesIO(text.encode()), "liste.csv")}


def test_a_list_becomes_the_roll(visitor: Browser) -> None:
    vote = factory.vote_with_roll(1)
    _organiser(visitor, vote)
    assert visitor.post(_address(vote), _file("numéro;nom\n7;Marcel\n8;Amina\n")).status_code == 302
    assert "letters to make" in visitor.get(_address(vote)).get_data(as_text=True)
    assert sorted(db.session.scalars(select(RollEntry.reference))) == ["7", "8"]


def test_a_faulty_list_is_refused_line_by_line_and_changes_nothing(visitor: Browser) -> None:
    vote = factory.vote_with_roll(1)
    answer = _organiser(visitor, vote).post(_address(vote), _file("numéro;nom\n7;Marcel\n7;Amina\n"))
    assert answer.status_code == 422 and "already stands on line 2" in answer.get_data(as_text=True)
    assert visitor.post(_address(vote), {}).status_code == 422
    assert list(db.session.scalars(select(RollEntry.reference))) == ["1"]


def test_letters_are_a_pdf_to_keep_and_are_made_once(visitor: Browser) -> None:
    vote = factory.vote_with_roll(2)
    _organiser(visitor, vote)
    first = visitor.post(f"{_address(vote)}/lettres")
    assert first.mimetype == "application/pdf" and first.data.startswith(b"%PDF")
    assert "no-store" in first.headers["Cache-Control"]
    assert visitor.post(f"{_address(vote)}/lettres").status_code == 302


def test_a_lost_letter_is_replaced_and_a_code_withdrawn(visitor: Browser) -> None:
    vote = factory.vote_with_roll(2)
    factory.letters(vote)
    entry = factory.entries(vote)[0]
    _organiser(visitor, vote)
    page = visitor.post(f"{_address(vote)}/recherche", {"words": "1"}).get_data(as_text=True)
    assert "Make another letter (PDF)" in page
    assert visitor.post(f"/organisation/liste/{entry.uid}/lettre").mimetype == "application/pdf"
    live = select(VotingCode).where(VotingCode.roll_entry_id == entry.id, VotingCode.revoked_at.is_(None))
    code = db.session.execute(live).scalar_one()
    assert visitor.post(f"/organisation/codes/{code.uid}/retrait").status_code == 302
    assert db.session.execute(live).all() == []


def test_the_letters_of_a_lost_file_are_withdrawn(visitor: Browser) -> None:
    vote = factory.vote_with_roll(2)
    _organiser(visitor, vote)
    assert "was lost</span>" not in visitor.get(_address(vote)).get_data(as_text=True)
    factory.letters(vote)
    code = db.session.scalars(select(VotingCode)).first()
    assert code is not None
    page = visitor.get(_address(vote)).get_data(as_text=True)
    assert "holds 2 valid letters" in page and "/lettres/retrait" in page
    visitor.post(f"/organisation/codes/{code.uid}/lettres/retrait")
    assert "2 letters are withdrawn" in visitor.get(_address(vote)).get_data(as_text=True)
    assert visitor.post(f"{_address(vote)}/lettres").mimetype == "application/pdf"


def test_the_paper_ballot_is_for_staff(visitor: Browser) -> None:
    vote = factory.vote_with_roll(1)
    address = f"/organisation/votes/{vote.uid}/bulletin.pdf"
    assert visitor.sign_in(people.amina()).get(address).status_code == 403
    assert visitor.sign_in(people.malik(vote.consultation.organisation)).get(address).data.startswith(b"%PDF")


@pytest.mark.parametrize("name", ["amina", "malik"])
def test_the_roll_is_for_organisers(visitor: Browser, name: str) -> None:
    vote = factory.vote_with_roll(1)
    entry = factory.entries(vote)[0]
    visitor.sign_in(people.amina() if name == "amina" else people.malik(vote.consultation.organisation))
    assert visitor.get(_address(vote)).status_code == 403
    for address in (
        _address(vote),
        f"{_address(vote)}/lettres",
        f"{_address(vote)}/recherche",
        f"/organisation/liste/{entry.uid}/lettre",
    ):
        assert visitor.post(address).status_code == 403


def test_a_vote_for_accounts_has_no_roll(visitor: Browser) -> None:
    vote = votes.vote()
    assert "This vote has no roll" in _organiser(visitor, vote).get(_address(vote)).get_data(as_text=True)
