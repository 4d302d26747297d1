"""Every setting: its name in the environment, its default and one line of meaning."""

import os
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

ROOT = Path(__file__).resolve().parent.parent


def _url_for_sqlalchemy(url: str) -> str:
    """A PostgreSQL address with the driver named, whichever of its usual spellings was given."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def _url_for_limits(url: str) -> str:
    """The address of Redis as Flask-Limiter spells it, which differs from redis-py's for Unix sockets."""
    return f"redis+{url}" if url.startswith("unix://") else url


def _flag(name: str) -> bool:
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")


def settings() -> dict[str, object]:
    """The settings of this process, read from its environment.

    Raises KeyError when a setting without a default is missing, ValueError for an identity provider one could not trust.
    """
    public_url = urlsplit(os.environ.get("PUBLIC_URL", "http://localhost:8000"))
    return (
        _engines()
        | _address(public_url)
        | _sessions(public_url.scheme == "https")
        | _identity_provider()
        | _mail(public_url)
        | _limits()
        | _languages()
    )


def _engines() -> dict[str, object]:
    return {
        # PostgreSQL, as postgresql://…
        "SQLALCHEMY_DATABASE_URI": _url_for_sqlalchemy(os.environ["DATABASE_URL"]),
        "SQLALCHEMY_ENGINE_OPTIONS": {"pool_size": 5, "max_overflow": 10},
        # Redis or Valkey, as unix:// or redis://; wakes the workers and counts attempts.
        "REDIS_URL": os.environ["REDIS_URL"],
        # A folder outside the database that holds the vote keys and the key of persons' fingerprints.
        "KEYS_FOLDER": Path(os.environ["CONSULT_KEYS"]),
        # A folder for what takes long to make and can be made again, as the bundles of large votes; empty: nothing is kept.
        "CACHE_FOLDER": Path(os.environ["CONSULT_CACHE"]) if os.environ.get("CONSULT_CACHE") else None,
        # For how many days after the count of a vote its ballots can be contested, before its key is destroyed.
        "CONTEST_DAYS": int(os.environ.get("CONSULT_CONTEST_DAYS", "15")),
        # Where the public finds the source of what runs here, as the licence asks; empty: whoever asks is given it.
        "SOURCE_URL": os.environ.get("SOURCE_URL", ""),
        # Who hosts this installation, with an address; the legal information names it.
        "HOSTED_BY": os.environ.get("HOSTED_BY", ""),
        # A demonstration: mails can be read by anybody on a mailbox page, and the accounts are shown.
        "IS_DEMONSTRATION": _flag("CONSULT_DEMO"),
    }


def _address(public_url: SplitResult) -> dict[str, object]:
    return {
        # Where the public reaches this installation; the links in mails begin with it.
        "PUBLIC_URL": public_url.geturl().rstrip("/"),
        "PREFERRED_URL_SCHEME": public_url.scheme,
        # The host names this installation answers to, separated by commas; empty means any.
        "TRUSTED_HOSTS": [host for host in os.environ.get("TRUSTED_HOSTS", "").split(",") if host] or None,
        # Where the town's own map tiles are, as https://tiles.ville.example/{z}/{x}/{y}.png; empty: maps show outlines alone.
        "TILES_URL": os.environ.get("CONSULT_TILES", ""),
        # Whom these tiles are owed to, in words that stand on the map.
        "TILES_CREDIT": os.environ.get("CONSULT_TILES_CREDIT", ""),
        # How many reverse proxies stand in front and may say who the visitor is.
        "PROXIES": int(os.environ.get("CONSULT_PROXIES", "0")),
    }


def _sessions(is_https: bool) -> dict[str, object]:
    return {
        # What signs sessions and forms; the same on every web process.
        "SECRET_KEY": os.environ["SECRET_KEY"],
        # Whether cookies travel over https alone.
        "SESSION_COOKIE_SECURE": is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "REMEMBER_COOKIE_SECURE": is_https,
        "REMEMBER_COOKIE_HTTPONLY": True,
        "REMEMBER_COOKIE_SAMESITE": "Lax",
        # A form may stay open as long as the session lives: elderly people take their time.
        "WTF_CSRF_TIME_LIMIT": None,
    }


def _identity_provider() -> dict[str, object]:
    issuer = os.environ.get("CONSULT_OIDC_ISSUER", "")
    parts = urlsplit(issuer)
    if issuer and parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ValueError("CONSULT_OIDC_ISSUER must begin with https://")
    if issuer and not os.environ.get("CONSULT_OIDC_CLIENT_ID"):
        raise ValueError("CONSULT_OIDC_ISSUER is set, and CONSULT_OIDC_CLIENT_ID is missing")
    return {
        # The identity provider, as it calls itself (OpenID Connect); empty: people sign in by e-mail alone.
        "OIDC_ISSUER": issuer,
        # What the provider calls this installation, and the secret it gave us; the secret may stand in a file that is named.
        "OIDC_CLIENT_ID": os.environ.get("CONSULT_OIDC_CLIENT_ID", ""),
        "OIDC_CLIENT_SECRET": _secret("CONSULT_OIDC_CLIENT_SECRET"),
        # What people call the provider: the button says “Sign in with …”.
        "OIDC_LABEL": os.environ.get("CONSULT_OIDC_LABEL") or parts.hostname or "",
        # What we ask to know: `email` serves to find the account of a confirmed address, and to write to it.
        "OIDC_SCOPES": os.environ.get("CONSULT_OIDC_SCOPES", "openid email"),
        # The levels of assurance that are enough, as the provider names them, separated by spaces; empty: any.
        "OIDC_LEVELS": os.environ.get("CONSULT_OIDC_LEVELS", ""),
    }


def _secret(name: str) -> str:
    """The secret in the variable, or in the file that the variable of that name and _FILE names."""
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text().strip() if file else os.environ.get(name, "")


def _mail(public_url: SplitResult) -> dict[str, object]:
    return {
        # The mail server, as smtp://user:password@host:587; empty: mails are written to the worker's log.
        "MAIL_URL": os.environ.get("MAIL_URL", ""),
        # Whom mails come from.
        "MAIL_FROM": os.environ.get("MAIL_FROM", f"consult@{public_url.hostname or 'localhost'}"),
    }


def _limits() -> dict[str, object]:
    return {
        # The largest body of a request, in bytes.
        "MAX_CONTENT_LENGTH": 2 * 1024 * 1024,
        "MAX_FORM_MEMORY_SIZE": 2 * 1024 * 1024,
        "MAX_FORM_PARTS": 2_000,
        # Where attempts are counted; in the process itself while Redis is away.
        "RATELIMIT_STORAGE_URI": _url_for_limits(os.environ["REDIS_URL"]),
        "RATELIMIT_STORAGE_OPTIONS": {"socket_timeout": 0.5},
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": True,
        "RATELIMIT_HEADERS_ENABLED": False,
    }


def _languages() -> dict[str, object]:
    return {
        # The language of visitors whose browser asks for none of ours.
        "BABEL_DEFAULT_LOCALE": os.environ.get("CONSULT_LOCALE", "fr"),
        "BABEL_DEFAULT_TIMEZONE": os.environ.get("CONSULT_TIMEZONE", "Europe/Paris"),
        "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "consult" / "translations"),
        "LANGUAGES": ("fr", "en"),
        # The currency of costs and budgets, by its three letters.
        "CURRENCY": os.environ.get("CONSULT_CURRENCY", "EUR"),
    }
