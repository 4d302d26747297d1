"""What a page of questions weighs on its way to a phone, with all it is drawn with."""

import re
from urllib.parse import urljoin

from flask.testing import FlaskClient

from benchmarks.measure import Figure
from benchmarks.town import town
from consult.consultations.models import Consultation
from consult.core.db import db
from tests.factories import places, sheets

GOAL = 120
READ_BY_BROWSERS = {"Accept-Encoding": "gzip, deflate, br, zstd", "Sec-Fetch-Site": "same-origin"}
SQUARE = [[1.0, 43.0], [2.0, 43.0], [2.0, 44.0], [1.0, 44.0], [1.0, 43.0]]
PARTS = re.compile(r'<(?:link|script)[^>]+(?:href|src)="([^"]+)"')


def pages() -> list[Figure]:
    """A page with a question of every type, without and with a map, as it is served to a browser that reads gzip."""
    with town() as place:
        uid = _consultation(has_map=False).uid
        mapped = _consultation(has_map=True).uid
        client = place.app.test_client()
        return [
            Figure("page of 17 types of questions as it is served, font included", _kilobytes(client, uid), "kB", GOAL),
            Figure("the same with a map", _kilobytes(client, mapped), "kB", GOAL),
        ]


def _consultation(has_map: bool) -> Consultation:
    consultation = places.consultation(places.organisation("With a map" if has_map else "Without"))
    questionnaire = sheets.of_every_type(consultation)
    question = next(one for one in questionnaire.questions if one.kind == "place")
    if has_map:
        question.options = question.options | {"outline": [{"name": "", "rings": [SQUARE]}]}
        db.session.commit()
    return consultation


def _kilobytes(client: FlaskClient, uid: str) -> float:
    path = f"/consultations/{uid}/diagnostic/page/1"
    parts = {urljoin(path, part) for part in PARTS.findall(client.get(path).get_data(as_text=True))}
    return sum(len(client.get(one, headers=READ_BY_BROWSERS).get_data()) for one in (path, *parts)) / 1_000
