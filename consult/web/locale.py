"""The language, numbers and dates of the person who reads."""

import datetime as dates
from decimal import Decimal
from functools import lru_cache
from urllib.parse import quote

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_percent
from babel.support import NullTranslations as Catalogue
from flask import Flask, current_app, g, has_request_context, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import (
    Babel,
    format_currency,
    format_datetime,
    format_decimal,
    get_locale,
    get_translations,
    to_user_timezone,
)
from flask_login import current_user

from consult.core.actors import INSTANCE, VISITOR
from consult.core.authorization import authorize, everybody

COOKIE = "locale"
A_YEAR_IN_SECONDS = 31_536_000

babel = Babel()


def choose_locale() -> str | None:
    """The language asked for by the cookie, else by the account, else by the browser, else the default."""
    if not has_request_context():
        return None
    languages = current_app.config["LANGUAGES"]
    if (asked := request.cookies.get(COOKIE)) in languages:
        return asked
    if (known := getattr(current_user, "locale", None)) in languages:
        return str(known)
    return request.accept_languages.best_match(languages, current_app.config["BABEL_DEFAULT_LOCALE"])


def locale_url(language: str) -> str:
    """The same page in another language."""
    return f"{quote(request.path)}?lang={language}"


def _remember_language() -> ResponseReturnValue | None:
    """Keeps the language asked for with `?lang=` and leads back to the same page."""
    language = request.args.get("lang")
    if request.method != "GET" or language is None or language not in current_app.config["LANGUAGES"]:
        return None
    authorize(VISITOR, everybody, INSTANCE)
    response = redirect(quote(request.path))
    response.set_cookie(COOKIE, language, max_age=A_YEAR_IN_SECONDS, samesite="Lax", httponly=True)
    return response


def date(value: dates.date | dates.datetime) -> str:
    """A day in words, as `23 novembre 2026`."""
    day = to_user_timezone(value).date() if isinstance(value, dates.datetime) else value
    return _long_date(day, str(get_locale()))


@lru_cache(4096)
def _long_date(day: dates.date, language: str) -> str:
    """The words are kept: a list shows many dates, and few different ones."""
    words = format_date(day, "long", language)
    # The first of a month is an ordinal in French, the other days are not.
    return f"1er{words[1:]}" if language == "fr" and day.day == 1 else words


def datetime(value: dates.datetime) -> str:
    """A day and an hour in words, as `23 novembre 2026 à 9 h 05`."""
    hour = "' à 'H\u00a0'h'\u00a0mm" if str(get_locale()) == "fr" else "', 'HH:mm"
    return date(value) + format_datetime(value, hour)


def share(value: float | None, digits: int = 0) -> str:
    """A fraction as a percentage, as `12 %`; a dash where there is none."""
    if value is None:
        return "–"
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-digits - 2))
    return _percentage(rounded, digits, str(get_locale()))


@lru_cache(4096)
def _percentage(value: Decimal, digits: int, language: str) -> str:
    """The words are kept: a page of results shows thousands of shares, and few different ones."""
    sign = "\u202f%" if language == "fr" else "%"
    return str(format_percent(value, "#,##0" + ("." + "0" * digits if digits else "") + sign, language))


def number(value: float | int | None, digits: int | None = None) -> str:
    """A number as the language writes it; a dash where there is none."""
    if value is None:
        return "–"
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern)


def money(amount: Decimal | float) -> str:
    """A sum in the currency of this installation, as `12 000 €`; cents only where there are some."""
    pattern = str(Locale.parse(get_locale() or "en").currency_formats["standard"].pattern)
    if Decimal(str(amount)) % 1 == 0:
        pattern = pattern.replace(".00", "")
    return str(format_currency(amount, current_app.config["CURRENCY"], format=pattern, currency_digits=False))


def _translations() -> Catalogue:
    """The catalogue of the language in force, looked up once a request: a page asks for hundreds of texts.

    Flask-Babel forgets `babel_translations` whenever it changes the language within a request.
    """
    if not has_request_context():
        return get_translations()
    known: Catalogue | None = getattr(g, "babel_translations", None)
    if known is None:
        known = g.babel_translations = get_translations()
    return known


def init_app(app: Flask) -> None:
    """Chooses the language of each request and teaches templates to write dates and numbers."""
    babel.init_app(app, locale_selector=choose_locale)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _translations().ugettext(text),
        ngettext=lambda one, many, count: _translations().ungettext(one, many, count),
        newstyle=True,
    )
    app.before_request(_remember_language)
    app.jinja_env.filters.update(date=date, datetime=datetime, share=share, number=number, money=money)
    app.context_processor(lambda: {"locale": str(get_locale()), "locales": app.config["LANGUAGES"], "locale_url": locale_url})
