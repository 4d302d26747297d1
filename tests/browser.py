"""A browser for tests: each request in a context of its own, each page checked as a page."""

import secrets
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from consult.accounts.models import Account
from consult.core.db import db
from tests.pages import check_page


class Browser:
    """What a person sees and sends. Pages are asked for in English unless told otherwise."""

    def __init__(self, app: Flask, locale: str = "en") -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()
        self.client.set_cookie("locale", locale)

    def sign_in(self, account: Account) -> "Browser":
        """Goes on as the holder of the account."""
        with self.client.session_transaction() as session:
            session["_user_id"] = account.get_id()
            session["_fresh"] = True
            session["session_id"] = secrets.token_hex(8)
        return self

    def get(self, url: str, **options: Any) -> TestResponse:
        """Opens a page."""
        return self._send("GET", url, **options)

    def post(self, url: str, data: Any = None, **options: Any) -> TestResponse:
        """Sends a form."""
        return self._send("POST", url, data=data, **options)

    def _send(self, method: str, url: str, **options: Any) -> TestResponse:
        with self.app.app_context():
            answer = self.client.open(url, method=method, **options)
        db.session.rollback()
        db.session.expire_all()
        if answer.mimetype == "text/html" and not 300 <= answer.status_code < 400:
            check_page(answer.get_data(as_text=True))
        return answer
