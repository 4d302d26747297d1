"""Long lists in pages."""

import pytest
from flask import Flask
from sqlalchemy import select

from consult.core.db import db
from consult.territories.models import Territory
from consult.web.pagination import Page, paginate, requested_page


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (2_000, 100)])
def test_a_list_has_as_many_pages_as_it_needs(total: int, pages: int) -> None:
    assert Page([], 1, 20, total).total_pages == pages


def test_the_pages_of_a_list_hold_each_item_once(database: Flask) -> None:
    db.session.add_all(Territory(name=f"Hamlet {number:02}") for number in range(45))
    db.session.commit()
    seen = []
    for number in (1, 2, 3):
        with database.test_request_context(f"/?page={number}"):
            page = paginate(select(Territory).order_by(Territory.name))
            seen += [territory.name for territory in page.items]
            assert (page.total, page.has_previous, page.has_next) == (45, number > 1, number < 3)
    assert seen == [f"Hamlet {number:02}" for number in range(45)]


@pytest.mark.parametrize("asked", ["0", "-3", "abc", "", "99999999999999999999"])
def test_a_page_that_makes_no_sense_harms_nobody(app: Flask, asked: str) -> None:
    with app.test_request_context(f"/?page={asked}"):
        assert 1 <= requested_page() <= 100_000


def test_turning_the_page_keeps_the_filters(app: Flask) -> None:
    with app.test_request_context("/health?page=2&code=abc"):
        assert "code=abc" in Page([], 2, 20, 90).url(3) and "page=3" in Page([], 2, 20, 90).url(3)
