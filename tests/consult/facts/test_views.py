"""The pages on which organisers say what is known of their territory."""

import io

import pytest
from sqlalchemy import func, select

from consult.core.db import db
from consult.organisations.models import Organisation
from consult.territories.models import CensusMargin, OfficialStatistic, Service
from tests import people
from tests.browser import Browser
from tests.factories import facts, places

FILES = {"marges": facts.MARGINS, "statistiques": facts.STATISTICS, "services": facts.SERVICES}
MODELS = {"marges": CensusMargin, "statistiques": OfficialStatistic, "services": Service}


def _address(town: Organisation, kind: str = "") -> str:
    return f"/organisation/territoires/{town.territory.uid}" + (f"/{kind}" if kind else "")


def _file(text: str) -> dict[str, object]:
    return {"file": (io.BytesIO(text.encode()), "faits.csv")}


def _count(kind: str) -> int:
    return db.session.scalar(select(func.count()).select_from(MODELS[kind])) or 0


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_taken_shown_with_its_source_given_back_and_taken_out(visitor: Browser, kind: str) -> None:
    town = places.organisation()
    visitor.sign_in(people.olga(town))
    assert "Nothing yet" in visitor.get(_address(town, kind)).get_data(as_text=True)
    assert visitor.post(_address(town, kind), _file(FILES[kind])).status_code == 302
    page = visitor.get(_address(town, kind)).get_data(as_text=True)
    assert ("Town hall, " if kind == "services" else "Insee, ") in page
    kept = _count(kind)
    export = visitor.get(_address(town, kind) + "/export.csv").get_data(as_text=True)
    first = db.session.scalars(select(MODELS[kind].uid).order_by(MODELS[kind].id)).first()
    assert visitor.post(f"/organisation/faits/{kind}/{first}/suppression").status_code == 302
    assert _count(kind) < kept
    assert visitor.post(_address(town, kind), _file(export)).status_code == 302
    assert _count(kind) == kept
    assert visitor.get(_address(town, kind) + "/export.csv").get_data(as_text=True) == export


def test_a_faulty_file_is_refused_line_by_line_and_changes_nothing(visitor: Browser) -> None:
    town = places.organisation()
    visitor.sign_in(people.olga(town))
    answer = visitor.post(_address(town, "marges"), _file("variable;category;share;source;day\nsex;Women;x;Insee;2021\n"))
    assert answer.status_code == 422 and "Line 2, share / part: “x” is not a number." in answer.get_data(as_text=True)
    assert visitor.post(_address(town, "marges"), {}).status_code == 422
    assert visitor.post(_address(town, "marges"), _file("x" * 2_200_000)).status_code == 413
    assert _count("marges") == 0


def test_source_and_day_may_be_given_for_the_whole_file(visitor: Browser) -> None:
    town = places.organisation()
    visitor.sign_in(people.olga(town))
    sent = _file("variable,category,count\nsex,Women,10\nsex,Men,9\n") | {"source": "Town hall", "observed_on": "2026-01-01"}
    assert visitor.post(_address(town, "marges"), sent).status_code == 302
    assert set(db.session.scalars(select(CensusMargin.source))) == {"Town hall"}


def test_the_overview_says_what_there_is_and_gives_files_to_start_from(visitor: Browser) -> None:
    town = places.organisation()
    visitor.sign_in(people.olga(town))
    assert visitor.get(_address(town)).get_data(as_text=True).count("Nothing yet.") == 3
    answer = visitor.get(_address(town, "services") + "/modele.csv")
    assert answer.mimetype == "text/csv" and answer.get_data(as_text=True).startswith("\ufeffarea;topic;name;")
    assert visitor.get(_address(town, "secrets")).status_code == 404


def test_nobody_else_sees_or_changes_them(visitor: Browser) -> None:
    town, other = places.organisation(), places.organisation("Montclair")
    visitor.sign_in(people.olga(other))
    for address in (_address(town), _address(town, "marges"), _address(town, "marges") + "/export.csv"):
        assert visitor.get(address).status_code == 403
    assert visitor.post(_address(town, "marges"), _file(facts.MARGINS)).status_code == 403
    assert _count("marges") == 0


def test_a_text_that_looks_like_a_tag_stays_a_text(visitor: Browser) -> None:
    town = places.organisation()
    visitor.sign_in(people.olga(town))
    visitor.post(_address(town, "services"), _file("name;source;day\n<script>alert(1)</script>;<b>x</b>;2021\n"))
    page = visitor.get(_address(town, "services")).get_data(as_text=True)
    assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page
