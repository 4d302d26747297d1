"""A small identity provider that speaks OpenID Connect over HTTP, for tests about something else and about lies it could tell."""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from flask import Flask
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

CLIENT, SECRET = "consult", "between the two of us"


class Provider:
    """What the provider knows of people and of us; `claims`, `published` and `key` can be made to lie, `is_broken` to fail."""

    def __init__(self) -> None:
        self.key = self.signing_key = ECKey.generate_key("P-256", {"kid": "one", "alg": "ES256", "use": "sig"})
        self.codes: dict[str, dict[str, str]] = {}
        self.requests: list[str] = []
        self.claims: dict[str, Any] = {}
        self.published: dict[str, Any] = {}
        self.is_broken = False
        self.url = ""

    def metadata(self) -> dict[str, Any]:
        """What the provider publishes about itself."""
        pages = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        told = {"issuer": self.url, "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"]}
        return told | {name: f"{self.url}/{page}" for name, page in pages.items()} | self.published

    def confirm(self, location: str, subject: str, **known: Any) -> str:
        """What the browser of somebody who confirms who they are is led back to: path and query, with a code."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        assert location.startswith(f"{self.url}/authorize?") and asked["response_type"] == "code", location
        assert asked["code_challenge_method"] == "S256" and asked["client_id"] == CLIENT
        code = secrets.token_urlsafe(12)
        self.codes[code] = asked | {"sub": subject, "known": json.dumps(known)}
        return f"{urlsplit(asked['redirect_uri']).path}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: Mapping[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """What the code is good for: once, for whoever asked the question, with the secret."""
        asked = self.codes.pop(sent.get("code", ""), None)
        known = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '%20')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        is_us = authorization in (f"Basic {known}", f"Basic {plain}") or sent.get("client_secret") == SECRET
        if asked is None or not is_us or sent.get("redirect_uri") != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": secrets.token_hex(8), "token_type": "Bearer", "id_token": self._signed(asked)}

    def _signed(self, asked: Mapping[str, str]) -> str:
        moment = int(time.time())
        said = {"iss": self.url, "aud": CLIENT, "sub": asked["sub"], "nonce": asked["nonce"], "iat": moment, "exp": moment + 300}
        said |= json.loads(asked["known"]) | self.claims
        head = {"alg": "ES256", "kid": "one"}
        return jwt.encode(head, {name: value for name, value in said.items() if value is not None}, self.signing_key)


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers on a port of its own until the block ends."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        """Answers for the provider."""

        def do_GET(self) -> None:
            """The pages anybody may read."""
            page = urlsplit(self.path).path
            known = {"/.well-known/openid-configuration": provider.metadata(), "/keys": KeySet([provider.key]).as_dict()}
            self._answer(200 if page in known else 404, known.get(page, {}))

        def do_POST(self) -> None:
            """A code in exchange for what it is good for."""
            body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(*provider.token(sent, self.headers.get("Authorization", "")))

        def _answer(self, status: int, told: Any) -> None:
            provider.requests.append(self.path)
            self.send_response(500 if provider.is_broken else status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_words: Any) -> None:
            """Says nothing on the console."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def trusted_by(app: Flask) -> Iterator[Provider]:
    """A provider that answers, and that the application trusts until the block ends."""
    with running() as provider:
        before = {name: app.config[name] for name in settings(provider)}
        app.config.update(settings(provider))
        try:
            yield provider
        finally:
            app.config.update(before)


def settings(provider: Provider) -> dict[str, str]:
    """The settings of an installation that trusts the provider."""
    return {
        "OIDC_ISSUER": provider.url,
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": SECRET,
        "OIDC_LABEL": "TownConnect",
        "OIDC_SCOPES": "openid email",
        "OIDC_LEVELS": "",
    }
