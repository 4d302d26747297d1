"""Signing in by an identity provider, as people do it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from joserfc.jwk import ECKey

from consult.accounts.models import Account, Identity, Person
from consult.core.db import db
from tests import people
from tests.browser import Browser
from tests.factories import identity_provider
from tests.factories.identity_provider import Provider

START, BACK = "/connexion/identite", "/connexion/identite/retour"
AMINA = "amina@valfleuri.example"


@pytest.fixture
def provider(database: Flask) -> Iterator[Provider]:
    with identity_provider.trusted_by(database) as found:
        yield found


def _sign_in(browser: Browser, provider: Provider, subject: str = "4711", wanted: str = "/", **known: object) -> str:
    """Goes to the provider, confirms, comes back; where that leads."""
    left = browser.get(f"{START}?next={wanted}")
    assert left.status_code == 302
    answer = browser.get(provider.confirm(str(left.location), subject, **known))
    assert answer.status_code == 302, answer.get_data(as_text=True)
    return str(answer.location)


def _nothing_is_stored() -> bool:
    return not any(db.session.query(kept).count() for kept in (Account, Identity, Person))


def test_without_a_provider_nothing_is_shown_and_nothing_is_asked(visitor: Browser) -> None:
    assert START not in visitor.get("/connexion").get_data(as_text=True)
    assert (visitor.get(START).status_code, visitor.get(BACK).status_code) == (404, 404)


def test_somebody_new_confirms_who_they_are_and_is_signed_in(visitor: Browser, provider: Provider) -> None:
    page = visitor.get("/connexion?next=/consultations").get_data(as_text=True)
    assert "Sign in with TownConnect" in page and not provider.requests
    assert _sign_in(visitor, provider, wanted="/consultations") == "/connexion/bienvenue?next=/consultations"
    shown = visitor.get("/mon-compte").get_data(as_text=True)
    assert "no mail can reach you" in shown and "You have confirmed who you are" in shown
    account = db.session.query(Account).one()
    assert account.email is None and db.session.query(Identity).one().person_id == account.person_id
    before = len(provider.requests)
    visitor.get("/")
    assert len(provider.requests) == before, "the provider is asked while somebody signs in, and never else"
    assert _sign_in(Browser(visitor.app), provider, wanted="/consultations") == "/consultations"
    assert db.session.query(Account).count() == 1


def test_whoever_deletes_the_account_and_comes_back_is_the_same_person(visitor: Browser, provider: Provider) -> None:
    _sign_in(visitor, provider)
    person_id = db.session.query(Account.person_id).scalar()
    visitor.post("/mon-compte/suppression")
    assert db.session.query(Account).count() == 0
    assert _sign_in(visitor, provider).startswith("/connexion/bienvenue")
    assert db.session.query(Account.person_id).scalar() == person_id and db.session.query(Person).count() == 1


def test_an_address_the_provider_has_confirmed_leads_to_its_account_and_any_other_does_not(
    visitor: Browser, provider: Provider
) -> None:
    amina = people.amina()
    _sign_in(visitor, provider, "stranger", email=AMINA, email_verified=False)
    _sign_in(Browser(visitor.app), provider, "words", email=AMINA, email_verified="true")
    assert db.session.query(Account).count() == 3
    assert _sign_in(Browser(visitor.app), provider, "amina", email=AMINA.upper(), email_verified=True) == "/"
    assert db.session.query(Account).count() == 3
    assert db.session.query(Identity).filter_by(person_id=amina.person_id).count() == 1
    _sign_in(Browser(visitor.app), provider, "her husband", email=AMINA, email_verified=True)
    assert db.session.query(Account).count() == 4, "two people who share an address are two people"


def test_whoever_has_signed_in_by_mail_links_the_account_and_keeps_it(visitor: Browser, provider: Provider) -> None:
    amina = people.amina()
    visitor.sign_in(amina)
    assert "Confirm who I am with TownConnect" in visitor.get("/mon-compte").get_data(as_text=True)
    assert _sign_in(visitor, provider, wanted="/mon-compte") == "/mon-compte"
    shown = visitor.get("/mon-compte").get_data(as_text=True)
    assert AMINA in shown and "You have confirmed who you are" in shown
    assert db.session.query(Account).count() == 1
    marcel = Browser(visitor.app).sign_in(people.marcel())
    _sign_in(marcel, provider)
    assert "linked to" in marcel.get("/mon-compte").get_data(as_text=True)
    assert AMINA in marcel.get("/mon-compte").get_data(as_text=True)


def test_a_session_by_mail_is_not_an_identified_one(visitor: Browser, provider: Provider) -> None:
    amina = people.amina()
    _sign_in(visitor.sign_in(amina), provider)
    other = Browser(visitor.app).sign_in(amina)
    assert "You have confirmed who you are" not in other.get("/mon-compte").get_data(as_text=True)


def test_the_person_who_gives_up_is_told_what_to_do(visitor: Browser, provider: Provider) -> None:
    visitor.get(f"{START}?next=/consultations")
    answer = visitor.get(f"{BACK}?error=access_denied&state=x")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 403 and "You did not confirm who you are" in page and "next=/consultations" in page
    assert visitor.get(f"{BACK}?error=server_error").status_code == 503 and _nothing_is_stored()


def test_an_answer_to_no_question_of_this_browser_is_refused(visitor: Browser, provider: Provider) -> None:
    back = provider.confirm(str(visitor.get(START).location), "4711")
    other = Browser(visitor.app)
    for browser, path in ((visitor, back + "x"), (other, back), (visitor, BACK)):
        answer = browser.get(path)
        assert answer.status_code == 400 and "Begin again" in answer.get_data(as_text=True)
    assert _nothing_is_stored()


def test_an_answer_is_good_once(visitor: Browser, provider: Provider) -> None:
    back = provider.confirm(str(visitor.get(START).location), "4711")
    with visitor.client.session_transaction() as session:
        copied = dict(session)
    assert visitor.get(back).status_code == 302
    assert visitor.get(back).status_code == 400
    thief = Browser(visitor.app)
    with thief.client.session_transaction() as session:
        session.update(copied)
    answer = thief.get(back)
    assert answer.status_code == 403 and "does not prove" in answer.get_data(as_text=True)
    assert thief.get("/mon-compte").status_code == 302


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://elsewhere.example"},
        {"aud": "another-site"},
        {"aud": ["another-site"], "azp": "consult"},
        {"exp": 1},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"sub": 7},
        {"exp": None},
        {"iat": 4_000_000_000},
    ],
    ids=str,
)
def test_a_statement_that_is_not_for_us_and_for_now_is_refused(
    visitor: Browser, provider: Provider, lie: dict[str, object]
) -> None:
    provider.claims = lie
    answer = visitor.get(provider.confirm(str(visitor.get(START).location), "4711"))
    assert answer.status_code == 403 and "does not prove who you are" in answer.get_data(as_text=True)
    assert _nothing_is_stored() and visitor.get("/mon-compte").status_code == 302


def test_a_statement_signed_by_another_key_is_refused(visitor: Browser, provider: Provider) -> None:
    provider.signing_key = ECKey.generate_key("P-256", {"kid": "one"})
    answer = visitor.get(provider.confirm(str(visitor.get(START).location), "4711"))
    assert answer.status_code == 403 and _nothing_is_stored()


def test_a_provider_that_changes_its_key_is_believed_at_once(visitor: Browser, provider: Provider) -> None:
    _sign_in(visitor, provider)
    provider.key = provider.signing_key = ECKey.generate_key("P-256", {"kid": "one", "alg": "ES256", "use": "sig"})
    assert _sign_in(Browser(visitor.app), provider) == "/"


def test_the_level_of_the_provider_that_is_wanted_is_asked_for_and_checked(
    visitor: Browser, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(visitor.app.config, "OIDC_LEVELS", "eidas2 eidas3")
    left = str(visitor.get(START).location)
    assert "acr_values=eidas2+eidas3" in left
    assert visitor.get(provider.confirm(left, "4711", acr="eidas1")).status_code == 403 and _nothing_is_stored()
    _sign_in(visitor, provider, acr="eidas3")


@pytest.mark.parametrize(
    "published",
    [{"issuer": "https://elsewhere.example"}, {"issuer": None}, {"jwks_uri": None}, {"token_endpoint": None}],
    ids=str,
)
def test_a_provider_that_publishes_nonsense_is_not_believed(
    visitor: Browser, provider: Provider, published: dict[str, object]
) -> None:
    back = provider.confirm(str(visitor.get(START).location), "4711")
    provider.published = published
    assert visitor.get(back).status_code in (403, 503) and _nothing_is_stored()
    provider.published = {"authorization_endpoint": None}
    assert visitor.get(START).status_code == 503


def test_a_provider_that_is_down_is_said_to_be(visitor: Browser, provider: Provider) -> None:
    back = provider.confirm(str(visitor.get(START).location), "4711")
    provider.is_broken = True
    for path in (START, back):
        answer = visitor.get(path)
        assert answer.status_code == 503 and "does not work at the moment" in answer.get_data(as_text=True)
    assert "Send me a code" in visitor.get(START).get_data(as_text=True) and _nothing_is_stored()


def test_a_provider_that_is_not_there_is_said_to_be_away(
    visitor: Browser, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(visitor.app.config, "OIDC_ISSUER", "http://127.0.0.1:9")
    assert visitor.get(START).status_code == 503


def test_only_addresses_of_this_site_are_gone_on_to(visitor: Browser, provider: Provider) -> None:
    assert _sign_in(visitor, provider, wanted="https://evil.example/") == "/connexion/bienvenue?next=/"


def test_a_provider_that_takes_the_secret_in_the_form_is_given_it_there(visitor: Browser, provider: Provider) -> None:
    provider.published = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert _sign_in(visitor, provider).startswith("/connexion/bienvenue")
