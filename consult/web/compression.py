"""What travels compressed: style sheets, scripts and drawings, each compressed once by a process; and pages.

Pages hold secrets beside words that may stand in an address. Whoever makes a browser ask for many addresses of their own making
could guess the secrets by the length of compressed answers (the attack called BREACH). So a page is compressed only where the
browser says that a page of this site, or the person, asked for it: no other site can make it say so.
"""

import gzip
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, request

KINDS = ("text/css", "text/javascript", "image/svg+xml")
PAGE = "text/html"
# Below this nothing is gained.
BYTES_AT_LEAST = 1_000
QUICKLY = 5


@cache
def _compressed_file(path: Path, changed_at: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)


def _compress(response: Response) -> Response:
    is_file = request.endpoint == "static" and response.mimetype in KINDS
    if not is_file and response.mimetype != PAGE:
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] > 0:
        if is_file and response.status_code == 200:
            _send_file(response)
        elif not is_file and _is_asked_for_here() and not response.is_streamed:
            _send_page(response)
    return response


def _is_asked_for_here() -> bool:
    return request.headers.get("Sec-Fetch-Site") in ("same-origin", "none")


def _send_file(response: Response) -> None:
    path = Path(current_app.static_folder or "") / (request.view_args or {})["filename"]
    response.close()
    response.direct_passthrough = False
    response.set_data(_compressed_file(path, path.stat().st_mtime_ns))
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(f"{response.get_etag()[0]}-gzip")
    response.make_conditional(request)


def _send_page(response: Response) -> None:
    page = response.get_data()
    if len(page) >= BYTES_AT_LEAST:
        response.set_data(gzip.compress(page, QUICKLY, mtime=0))
        response.headers["Content-Encoding"] = "gzip"


def init_app(app: Flask) -> None:
    """Compresses what is asked for by whoever reads it."""
    app.after_request(_compress)
