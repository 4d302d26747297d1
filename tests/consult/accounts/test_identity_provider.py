"""What is asked of an identity provider."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask, session

from consult.accounts.errors import IdentityInterrupted, IdentityUnproven
from consult.accounts.identity_provider import lead_to_provider, who_came_back
from consult.config import settings
from tests.factories import identity_provider
from tests.factories.identity_provider import Provider

BACK = "http://localhost/connexion/identite/retour"


@pytest.fixture
def provider(database: Flask) -> Iterator[Provider]:
    with identity_provider.trusted_by(database) as found:
        yield found


def test_the_question_has_a_state_a_nonce_and_a_challenge_and_the_session_stays_small(
    database: Flask, provider: Provider
) -> None:
    asked = []
    with database.test_request_context():
        for _time in range(5):
            answer = database.make_response(lead_to_provider(BACK))
            asked.append(parse_qs(urlsplit(str(answer.location)).query))
        assert len([name for name in session if name.startswith("_state_")]) == 1
    for name in ("state", "nonce", "code_challenge"):
        assert len({one[name][0] for one in asked}) == 5
    assert asked[0]["scope"] == ["openid email"] and asked[0]["redirect_uri"] == [BACK]


def test_an_answer_of_another_provider_is_not_taken_for_this_one(database: Flask, provider: Provider) -> None:
    with database.test_request_context("/?code=x&state=y&iss=https://elsewhere.example"), pytest.raises(IdentityUnproven):
        who_came_back()
    with database.test_request_context("/?code=x&state=y"), pytest.raises(IdentityInterrupted):
        who_came_back()


@pytest.mark.parametrize(
    ("issuer", "client"), [("http://id.example", "consult"), ("https://id.example", ""), ("ftp://localhost.example", "consult")]
)
def test_a_provider_one_could_not_trust_is_refused_at_the_start(
    app: Flask, monkeypatch: pytest.MonkeyPatch, issuer: str, client: str
) -> None:
    monkeypatch.setenv("CONSULT_OIDC_ISSUER", issuer)
    monkeypatch.setenv("CONSULT_OIDC_CLIENT_ID", client)
    with pytest.raises(ValueError, match="CONSULT_OIDC"):
        settings()


def test_the_secret_may_stand_in_a_file_and_the_name_is_that_of_the_host(
    app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("between us\n")
    monkeypatch.setenv("CONSULT_OIDC_ISSUER", "https://id.example/realms/town")
    monkeypatch.setenv("CONSULT_OIDC_CLIENT_ID", "consult")
    monkeypatch.setenv("CONSULT_OIDC_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    found = settings()
    assert (found["OIDC_CLIENT_SECRET"], found["OIDC_LABEL"]) == ("between us", "id.example")
