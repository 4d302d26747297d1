"""Downloading the ballots of a counted vote."""

import pytest

from consult.core.db import db
from tests.browser import Browser
from tests.factories import votes as factory


def test_the_result_links_to_the_file_and_anybody_may_download_it(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0, 2), times=12)
    factory.counted(vote)
    address = f"/votes/{vote.uid}/scrutin.pb"
    assert f'href="{address}"' in visitor.get(f"/votes/{vote.uid}").text
    answer = visitor.get(address)
    assert answer.status_code == 200 and answer.mimetype == "text/plain" and answer.text.startswith("META\nkey;value\n")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="scrutin-{vote.uid}.pb"'
    assert visitor.get(f"/votes/{vote.uid}/scrutin.blt").status_code == 404


def test_nothing_is_given_away_before_the_count(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0, 2), times=12)
    assert visitor.get(f"/votes/{vote.uid}/scrutin.pb").status_code == 404
    factory.closed(vote)
    assert visitor.get(f"/votes/{vote.uid}/scrutin.pb").status_code == 404


def test_nothing_is_given_away_of_fewer_people_than_the_threshold(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0, 2), times=10)
    factory.counted(vote)
    assert visitor.get(f"/votes/{vote.uid}/scrutin.pb").status_code == 404
    assert "scrutin.pb" not in visitor.get(f"/votes/{vote.uid}").text


def test_nothing_is_given_away_of_a_consultation_that_is_a_draft(visitor: Browser) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0, 2), times=12)
    factory.counted(vote)
    vote.consultation.published_at = None
    db.session.commit()
    assert visitor.get(f"/votes/{vote.uid}/scrutin.pb").status_code == 404


@pytest.mark.parametrize("ending", ["csv", "pb.", "PB", "exe"])
def test_there_are_no_other_formats(visitor: Browser, ending: str) -> None:
    assert visitor.get(f"/votes/{factory.vote().uid}/scrutin.{ending}").status_code == 404
