"""What a form sent, and where somebody stands."""

from datetime import timedelta

import pytest
from flask import Flask

from consult.core.clock import now
from consult.core.db import db
from consult.diagnostics.draft_actions import save_draft
from consult.diagnostics.filling_in import begun_by, read_form
from tests import people
from tests.factories import places, sheets

KEY = "abcdefghjkmn"


def test_a_form_is_read_and_what_it_carries_is_set_apart() -> None:
    form = read_form(
        [("key", [KEY]), ("page", ["2"]), ("started", ["7"]), ("then", ["next"]), ("aaa-n1", ["1"]), ("csrf_token", ["x"])]
    )
    assert (form.key, form.page, form.started, form.then) == (KEY, 2, 7, "next")
    assert form.typed == {"aaa": {"n1": ["1"]}}


def test_a_form_of_all_questions_says_which_it_asked_and_which_it_knows() -> None:
    form = read_form([("seen", ["aaa  bbb"]), ("touched", ["bbb"]), ("bbb", ["1"])])
    assert (form.seen, form.touched) == (("aaa", "bbb"), ("bbb",))
    assert len(read_form([("seen", ["a " * 5_000])]).seen) == 100
    assert (read_form([]).seen, read_form([("seen", [""])]).touched) == ((), ())


@pytest.mark.parametrize("odd", ["", "x" * 12_000, "-1", "NaN", "٣", "ABCDEFGHJKMN", "9" * 40])
def test_what_our_forms_do_not_send_counts_as_left_out(odd: str) -> None:
    form = read_form([("key", [odd]), ("page", [odd]), ("started", [odd])])
    assert (form.key, form.page, form.started, form.then, form.typed) == (None, 1, None, "send", {})


def test_how_long_it_took_is_counted_from_the_first_page_or_the_draft(database: Flask) -> None:
    questionnaire = sheets.stored(places.consultation())
    amina = people.actor(people.amina())
    started = int(now().timestamp() // 60) - 5
    assert begun_by(questionnaire, amina, KEY).minutes(started) in (5, 6)
    assert begun_by(questionnaire, amina, KEY).minutes(None) is None
    draft = save_draft(amina, questionnaire, {}, key=KEY)
    draft.created_at = now() - timedelta(minutes=9)
    db.session.commit()
    assert begun_by(questionnaire, amina, KEY).minutes(started) in (9, 10)
