"""What browsers are told about every answer."""

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request
from werkzeug.middleware.proxy_fix import ProxyFix

POLICY = (
    "default-src 'self'; img-src 'self' data:{tiles}; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
A_YEAR = "public, max-age=31536000, immutable"


def _protect(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY.format(tiles=_origin(current_app.config["TILES_URL"]))
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if request.endpoint == "static" and request.args.get("v"):
        response.headers["Cache-Control"] = A_YEAR
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def _origin(url: str) -> str:
    """Where pictures of maps may come from, after a space; nothing unless the town has named its own server."""
    parts = urlsplit(url)
    return f" {parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else ""


def init_app(app: Flask) -> None:
    """Adds the headers, and believes the proxies one has said stand in front."""
    app.after_request(_protect)
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
