"""Asking an identity provider who somebody is, by OpenID Connect: the code flow with PKCE, state and nonce, through Authlib.

Nothing is asked of the provider but when somebody signs in with it. What it publishes about itself is read each time anew:
a key it has changed is known at once, and nothing is shared between requests.
"""

import secrets
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.base_client.errors import MismatchingStateError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import current_app, request, session
from flask.typing import ResponseReturnValue
from joserfc.errors import JoseError
from requests import RequestException

from consult.accounts.addresses import normalised_email
from consult.accounts.errors import IdentityInterrupted, IdentityRefused, IdentityUnavailable, IdentityUnproven
from consult.accounts.identities import Identified
from consult.mails.queue import NotAnAddress

NAME = "identity"
SECONDS, LEEWAY = 4, 30
DISCOVERY = "/.well-known/openid-configuration"
# Signatures that only the holder of a private key makes; never those of a shared secret, and never none.
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
CANCELLED = ("access_denied", "login_required", "interaction_required", "consent_required")
LONGEST_SUBJECT = 255
# What comes of an answer that is no answer of a provider: no JSON, other types, something missing.
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, RuntimeError)


def lead_to_provider(back_to: str) -> ResponseReturnValue:
    """The way to the provider's page, which leads back to that address. Raises IdentityUnavailable."""
    for kept in [name for name in session if name.startswith(f"_state_{NAME}_")]:
        session.pop(kept)
    # Some providers want more chance in these two than Authlib puts there.
    asked = {"state": secrets.token_urlsafe(32), "nonce": secrets.token_urlsafe(32)}
    if levels := current_app.config["OIDC_LEVELS"]:
        asked["acr_values"] = levels
    try:
        answer: ResponseReturnValue = _provider().authorize_redirect(back_to, **asked)
    except (RequestException, AuthlibBaseError, *UNREADABLE) as error:
        raise _unavailable(error) from error
    return answer


def who_came_back() -> Identified:
    """Whom the provider says the person is who comes back from it with this request.

    Raises IdentityInterrupted for an answer to no question of this browser, IdentityRefused, IdentityUnavailable, and
    IdentityUnproven for a statement that is not signed by the provider, for us, now and in answer to this question.
    """
    if request.args.get("error"):
        raise IdentityRefused if request.args["error"] in CANCELLED else IdentityUnavailable
    try:
        return _identified(_claims())
    except MismatchingStateError as error:
        raise IdentityInterrupted from error
    except (AuthlibBaseError, JoseError) as error:
        current_app.logger.warning("the identity provider's statement was not accepted: %s", error)
        raise IdentityUnproven from error
    except (RequestException, *UNREADABLE) as error:
        raise _unavailable(error) from error


def _claims() -> dict[str, Any]:
    provider = _provider()
    issuer, levels = provider.server_metadata["issuer"], current_app.config["OIDC_LEVELS"].split()
    if request.args.get("iss", issuer) != issuer:
        raise IdentityUnproven
    wanted: dict[str, Any] = {
        "iss": {"essential": True, "value": issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "sub": {"essential": True},
    }
    wanted |= {"acr": {"essential": True, "values": levels}} if levels else {}
    token = provider.authorize_access_token(claims_options=wanted, leeway=LEEWAY)
    claims: dict[str, Any] | None = token.get("userinfo")
    if claims is None:
        raise IdentityUnproven
    return claims


def _identified(claims: dict[str, Any]) -> Identified:
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise IdentityUnproven
    return Identified(claims["iss"], subject, _confirmed_address(claims))


def _confirmed_address(claims: dict[str, Any]) -> str | None:
    """The address, where the provider has confirmed it itself: any other could be somebody else's."""
    if claims.get("email_verified") is not True:
        return None
    try:
        return normalised_email(str(claims.get("email", "")))
    except NotAnAddress:
        return None


def _provider() -> FlaskOAuth2App:
    """The provider, with what it publishes about itself. Raises IdentityUnproven where it calls itself otherwise."""
    config = current_app.config
    provider: FlaskOAuth2App = OAuth(current_app._get_current_object()).register(  # type: ignore[attr-defined]
        NAME,
        client_id=config["OIDC_CLIENT_ID"],
        client_secret=config["OIDC_CLIENT_SECRET"] or None,
        server_metadata_url=config["OIDC_ISSUER"].rstrip("/") + DISCOVERY,
        client_kwargs={"scope": config["OIDC_SCOPES"], "code_challenge_method": "S256", "default_timeout": SECONDS},
    )
    published = provider.load_server_metadata()
    if published["issuer"].rstrip("/") != config["OIDC_ISSUER"].rstrip("/"):
        raise IdentityUnproven
    known = published.get("id_token_signing_alg_values_supported") or ["RS256"]
    published["id_token_signing_alg_values_supported"] = [one for one in known if one in SIGNATURES]
    ways = published.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    if provider.client_secret and "client_secret_basic" not in ways and "client_secret_post" in ways:
        provider.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"
    return provider


def _unavailable(error: Exception) -> IdentityUnavailable:
    current_app.logger.warning("the identity provider did not answer as one: %r", error)
    return IdentityUnavailable()
