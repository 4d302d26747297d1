"""What travels compressed."""

import gzip
from pathlib import Path

from flask import Flask

from tests.browser import Browser
from tests.factories import places

GZIP = {"Accept-Encoding": "gzip, deflate, br"}
SHEET = "/static/css/consult.css"


def test_style_sheets_and_scripts_are_compressed_for_whoever_reads_it(app: Flask) -> None:
    folder, client = Path(str(app.static_folder)), app.test_client()
    for name in ("css/consult.css", "js/answering.js", "leaflet/leaflet.js", "img/mark.svg"):
        answer = client.get(f"/static/{name}?v=1", headers=GZIP)
        assert answer.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in answer.headers["Vary"]
        assert gzip.decompress(answer.data) == (folder / name).read_bytes()
        assert int(answer.headers["Content-Length"]) == len(answer.data) and "immutable" in answer.headers["Cache-Control"]
    plain = client.get(SHEET, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in plain.headers and plain.data == (folder / "css/consult.css").read_bytes()
    assert "Accept-Encoding" in plain.headers["Vary"] and not plain.data.startswith(b"\x1f\x8b")


def test_what_has_not_changed_is_not_sent_again_and_parts_are_sent_as_they_are(app: Flask) -> None:
    client = app.test_client()
    first = client.get(SHEET, headers=GZIP)
    assert first.headers["ETag"] != client.get(SHEET).headers["ETag"]
    again = client.get(SHEET, headers=GZIP | {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    part = client.get(SHEET, headers=GZIP | {"Range": "bytes=0-9"})
    assert part.status_code == 206 and "Content-Encoding" not in part.headers and len(part.data) == 10
    assert client.head(SHEET, headers=GZIP).data == b""


def test_pages_are_compressed_for_people_and_for_pages_of_this_site_alone(visitor: Browser, app: Flask) -> None:
    url = f"/consultations/{places.consultation().uid}"
    for asked in ("same-origin", "none"):
        page = app.test_client().get(url, headers=GZIP | {"Sec-Fetch-Site": asked})
        assert page.headers["Content-Encoding"] == "gzip" and "Accept-Encoding" in page.headers["Vary"]
        assert b"</html>" in gzip.decompress(page.data) and int(page.headers["Content-Length"]) == len(page.data)
    for asked in ("cross-site", "same-site", ""):
        assert "Content-Encoding" not in app.test_client().get(url, headers=GZIP | {"Sec-Fetch-Site": asked}).headers
    assert "Content-Encoding" not in visitor.get(url, headers=GZIP).headers
    assert "Content-Encoding" not in app.test_client().get(url, headers={"Sec-Fetch-Site": "none"}).headers


def test_fonts_are_compressed_in_themselves(app: Flask) -> None:
    font = "/static/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
    assert "Content-Encoding" not in app.test_client().get(font, headers=GZIP).headers
