"""Random consultations with all that is published of them: no hidden number follows by subtraction or linear programming."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask, url_for

from consult.assessments import need_voices
from consult.assessments.printing import sheet
from consult.assessments.quoted import quotes_shown
from consult.assessments.report import Report
from consult.core.disclosure_tables import Mask, _Table
from consult.core.i18n import force_locale
from consult.opendata.assessments import as_json
from consult.opendata.bundle import files
from consult.web.locale import share
from tests.browser import Browser
from tests.scan.finding import leaks
from tests.scan.towns import publish, town

# Towns in which, rule by rule, hiding less shows or gives back a number.
LEAKING = 6
# Towns in which few of those who write speak of a need.
SPEAKING = (0,)


# In some of the last, everybody names one of the needs, or few of a group stay silent.
@pytest.mark.parametrize("seed", [*range(14), 58, 70, 122, 357, 362, 404])
def test_no_hidden_number_follows_from_all_that_is_published(database: Flask, seed: int) -> None:
    made = town(seed)
    assert leaks(made, publish(made)) == []


def test_without_the_first_rule_small_numbers_are_shown(database: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Table, "is_small", property(lambda table: table.counts < 0))
    made = town(LEAKING)
    assert leaks(made, publish(made))


def test_without_the_second_rule_hidden_numbers_follow(database: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing_more(table: _Table, hidden: Mask) -> Mask:
        return hidden

    monkeypatch.setattr(_Table, "with_more", nothing_more)
    made = town(LEAKING)
    assert leaks(made, publish(made))


def test_without_its_rule_few_people_who_speak_of_a_need_are_shown(database: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(need_voices, "is_share_disclosable", lambda count, base: True)
    made = [town(seed) for seed in SPEAKING]
    assert any("speak of" in leak for one in made for leak in leaks(one, publish(one)))


@pytest.mark.parametrize("seed", [0, 9])
def test_pages_paper_and_tables_tell_no_number_but_those_scanned(visitor: Browser, seed: int) -> None:
    made = town(seed)
    assessment = publish(made)
    known = set(_numbers([as_json(assessment), made.results]))
    with visitor.app.test_request_context(), force_locale("en"):
        told = {share(number, digits) for number in known if -1 <= number <= 1 for digits in (0, 1)}
        names = ("assessments.show", "assessments.opinions", "assessments.testimonies")
        addresses = [url_for(name, uid=assessment.uid) for name in names]
        paper = str(sheet(Report(assessment), quotes_shown(assessment)))
    pages = [visitor.get(address).get_data(as_text=True) for address in addresses]
    for words in (paper, *(re.sub(r"<(style|svg).*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL) for page in pages)):
        assert set(re.findall(r"\d[\d.,]*%", words)) <= told | {"95%"}
    for name, content in files(assessment).items():
        if name.endswith(".csv") and name != "dictionary.csv":
            assert {one for one in _cells(content.decode()) if one not in known} <= set(), name


def _numbers(told: Any) -> Iterator[float]:
    """All numbers in what a file for programs holds."""
    if isinstance(told, dict | list):
        for one in told.values() if isinstance(told, dict) else told:
            yield from _numbers(one)
    elif isinstance(told, int | float):
        yield float(told)


def _cells(table: str) -> Iterator[float]:
    """All numbers in a table."""
    for row in csv.reader(io.StringIO(table.lstrip("\ufeff"))):
        for cell in row:
            if re.fullmatch(r"-?\d+([.,]\d+)?", cell):
                yield float(cell.replace(",", "."))
