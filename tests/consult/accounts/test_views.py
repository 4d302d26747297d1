"""Signing in and out, as people do it."""

from datetime import timedelta
from secrets import token_hex

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, select, update

from consult import create_app
from consult.accounts.models import Account, Person, SignInCode
from consult.accounts.views import CODES_PER_ADDRESS
from consult.core.clock import now
from consult.core.db import db
from consult.web.limits import limiter
from tests import people
from tests.browser import Browser
from tests.factories import places
from tests.factories.mails import last_code, mails_to

AMINA = "amina@valfleuri.example"


def ask_for_code(browser: Browser, email: str = AMINA, wanted: str = "/") -> str:
    """Asks for a code and reads it in the mail."""
    answer = browser.post("/connexion", {"email": email}, query_string={"next": wanted})
    assert answer.status_code == 302 and answer.location == "/connexion/code"
    return last_code(email.strip().lower())


def another(code: str) -> str:
    """A code that differs in its last digit."""
    return code[:-1] + str((int(code[-1]) + 1) % 10)


def test_somebody_new_signs_in_by_a_mailed_code_and_says_a_name(visitor: Browser) -> None:
    visitor.get("/connexion")
    code = ask_for_code(visitor, "Amina@Valfleuri.example ", wanted="/mon-compte")
    assert AMINA in visitor.get("/connexion/code").text
    answer = visitor.post("/connexion/code", {"code": f" {code[:3]} {code[3:]} "})
    assert answer.location == "/connexion/bienvenue?next=/mon-compte"
    assert "How should we call you?" in visitor.get(answer.location).text
    assert visitor.post(answer.location, {"name": "Amina"}).location == "/mon-compte"
    assert AMINA in visitor.get("/mon-compte").text
    account = db.session.scalars(select(Account)).one()
    assert (account.email, account.name, account.locale) == (AMINA, "Amina", "en")


def test_somebody_known_goes_straight_on(visitor: Browser) -> None:
    people.amina()
    code = ask_for_code(visitor, wanted="/mon-compte?x=1")
    assert visitor.post("/connexion/code", {"code": code}).location == "/mon-compte?x=1"
    assert db.session.query(Account).count() == db.session.query(Person).count() == 1


def test_the_mail_speaks_the_language_of_the_page(database: Flask) -> None:
    ask_for_code(Browser(database, "fr"))
    mail = mails_to(AMINA)[-1]
    assert "Votre code" in mail.subject and "15 minutes" in mail.text
    assert mail.code not in mail.subject, "a subject shows on locked screens"


def test_the_answer_is_the_same_whether_an_account_exists_or_not(database: Flask) -> None:
    people.amina()
    for email in (AMINA, "nobody@valfleuri.example"):
        browser = Browser(database)
        answer = browser.post("/connexion", {"email": email})
        page = browser.get("/connexion/code").text
        assert (answer.status_code, answer.location) == (302, "/connexion/code")
        assert "We have sent six digits to" in page


@pytest.mark.parametrize("email", ["", "amina", "a@b", "a@b.fr\nBcc: c@d.fr", "a b@c.fr", "a@c.fr, d@e.fr", "x" * 300 + "@c.fr"])
def test_what_is_no_address_is_refused_in_the_form(visitor: Browser, email: str) -> None:
    answer = visitor.post("/connexion", {"email": email})
    assert answer.status_code == 422 and "There is a problem" in answer.text
    assert db.session.query(SignInCode).count() == 0


def test_a_wrong_code_is_refused_and_the_right_one_still_works(visitor: Browser) -> None:
    code = ask_for_code(visitor)
    answer = visitor.post("/connexion/code", {"code": another(code)})
    assert answer.status_code == 422 and "This is not the code" in answer.text
    assert visitor.post("/connexion/code", {"code": "12"}).status_code == 422
    assert visitor.get("/mon-compte").status_code == 302
    assert visitor.post("/connexion/code", {"code": code}).status_code == 302


def test_after_five_wrong_codes_the_right_one_is_refused_too(visitor: Browser) -> None:
    code = ask_for_code(visitor)
    for _attempt in range(5):
        visitor.post("/connexion/code", {"code": another(code)})
    answer = visitor.post("/connexion/code", {"code": code})
    assert answer.status_code == 422 and "can no longer be used" in answer.text
    assert db.session.query(Account).count() == 0


def test_a_code_older_than_fifteen_minutes_is_refused(visitor: Browser) -> None:
    code = ask_for_code(visitor)
    db.session.execute(update(SignInCode).values(created_at=now() - timedelta(minutes=15, seconds=1)))
    db.session.commit()
    assert "can no longer be used" in visitor.post("/connexion/code", {"code": code}).text


def test_a_code_opens_only_the_browser_it_was_asked_in_and_only_once(database: Flask) -> None:
    asked, other = Browser(database), Browser(database)
    code = ask_for_code(asked)
    assert other.get("/connexion/code").location == "/connexion"
    ask_for_code(other, "marcel@valfleuri.example")
    assert other.post("/connexion/code", {"code": code}).status_code == 422
    copied = asked.client.get_cookie("session")
    assert asked.post("/connexion/code", {"code": code}).status_code == 302
    assert copied is not None
    again = Browser(database)
    again.client.set_cookie("session", copied.value)
    assert again.post("/connexion/code", {"code": code}).status_code == 422


def test_codes_for_one_address_are_few_an_hour_unless_they_are_used(visitor: Browser) -> None:
    for _code in range(7):
        visitor.post("/connexion/code", {"code": ask_for_code(visitor)})
    for _code in range(5):
        ask_for_code(visitor)
    answer = visitor.post("/connexion", {"email": AMINA})
    assert answer.status_code == 422 and "Several codes were already sent" in answer.text
    assert len(mails_to(AMINA)) == 12
    ask_for_code(visitor, "marcel@valfleuri.example")


def test_codes_asked_from_one_place_are_limited(database: Flask) -> None:
    limited = create_app(WTF_CSRF_ENABLED=False, RATELIMIT_ENABLED=True, RATELIMIT_KEY_PREFIX=token_hex(8))
    try:
        client, allowed = limited.test_client(), int(CODES_PER_ADDRESS.split()[0])
        answers = [client.post("/connexion", data={"email": ""}).status_code for _ in range(allowed + 1)]
    finally:
        limiter.enabled = False
    assert set(answers[:-1]) == {422} and answers[-1] == 429


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example/x",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "///evil.example",
    ],
)
def test_nobody_is_led_away_from_the_site_after_signing_in(visitor: Browser, wanted: str) -> None:
    people.amina()
    code = ask_for_code(visitor, wanted=wanted)
    location = visitor.post("/connexion/code", {"code": code}).location
    assert location.startswith("/") and not location.startswith("//") and "\\" not in location
    assert "evil" not in visitor.get("/connexion/bienvenue", query_string={"next": wanted}).text.replace('href="/evil', "")


def sign_in(browser: Browser) -> FlaskClient:
    """Amina, signed in by a code."""
    people.amina()
    browser.post("/connexion/code", {"code": ask_for_code(browser)})
    assert browser.get("/mon-compte").status_code == 200
    return browser.client


def copy_of(browser: Browser) -> Browser:
    """A browser into which somebody has copied the session cookie of another."""
    cookie = browser.client.get_cookie("session")
    assert cookie is not None
    thief = Browser(browser.app)
    thief.client.set_cookie("session", cookie.value)
    return thief


def test_the_copy_of_a_cookie_opens_nothing_after_signing_out(visitor: Browser) -> None:
    sign_in(visitor)
    thief = copy_of(visitor)
    assert thief.get("/mon-compte").status_code == 200, "the copy works as long as the session lives"
    assert visitor.post("/deconnexion").location == "/"
    assert thief.get("/mon-compte").status_code == 302
    assert visitor.get("/mon-compte").status_code == 302
    assert visitor.post("/deconnexion").status_code == 302, "twice does no harm"


def test_signing_out_ends_no_other_session(database: Flask) -> None:
    phone, computer = Browser(database), Browser(database)
    sign_in(phone), sign_in(computer)
    phone.post("/deconnexion")
    assert computer.get("/mon-compte").status_code == 200


def test_a_forged_session_opens_nothing(visitor: Browser) -> None:
    people.amina()
    for name in ("", "x", "x:y", ":0", "nobody:0", "a:1:2"):
        with visitor.client.session_transaction() as session:
            session["_user_id"] = name
        assert visitor.get("/mon-compte").status_code == 302


def test_a_request_of_somebody_signed_in_asks_for_the_account_once(visitor: Browser) -> None:
    account = people.olga(places.organisation())
    visitor.sign_in(account)
    queries: list[str] = []
    listen = lambda *call: queries.append(call[2])  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listen)
    visitor.get("/connexion/bienvenue")
    event.remove(db.engine, "before_cursor_execute", listen)
    asked = [query for query in queries if "account" in query]
    assert len(asked) == 1 and "membership" in asked[0]
    assert len(queries) == 2, "the account and the site"


def test_demonstration_accounts_are_offered_in_demonstrations_only(visitor: Browser) -> None:
    people.olga(places.organisation())
    assert "olga@valfleuri.example" not in visitor.get("/connexion").text
    visitor.app.config["IS_DEMONSTRATION"] = True
    try:
        page = visitor.get("/connexion").text
        assert "olga@valfleuri.example" in page and "Organiser" in page
        ask_for_code(visitor)
        assert "/boite-aux-lettres?recipient=amina@valfleuri.example" in visitor.get("/connexion/code").text
    finally:
        visitor.app.config["IS_DEMONSTRATION"] = False


@given(typed=st.text(max_size=30))
def test_whatever_is_typed_as_a_code_gets_an_answer(app: Flask, typed: str) -> None:
    client = app.test_client()
    with client.session_transaction() as session:
        session["sign_in"] = {"code": "gone", "email": AMINA, "next": "/"}
    assert client.post("/connexion/code", data={"code": typed}).status_code == 422
