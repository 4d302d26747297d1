"""What is written is read back as it was: for every kind of fact, whatever its words and figures."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from consult.facts.importing.margins import COLUMNS as MARGINS
from consult.facts.importing.margins import KNOWN, read_margins
from consult.facts.importing.services import COLUMNS as SERVICES
from consult.facts.importing.services import KINDS, read_services
from consult.facts.importing.statistics import BETTER, read_statistics
from consult.facts.importing.statistics import COLUMNS as STATISTICS
from consult.facts.importing.writing import written

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).map(str.strip).filter(bool)
MAYBE = st.one_of(st.just(""), WORDS)
FIGURES = st.floats(allow_nan=False, allow_infinity=False, min_value=-1e14, max_value=1e14)
SOURCED = {"source": WORDS, "observed_on": st.dates(date(1900, 1, 1))}


def _plainly_different(*names: str) -> Any:
    """Rows that differ in the plain words of these columns."""
    return lambda row: tuple(
        "".join(one for one in str(row[name]).casefold() if one.isascii() and one.isalnum()) for name in names
    )


def _facts(*different: str, **columns: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries(columns | SOURCED)
    return st.lists(row, min_size=1, max_size=5, unique_by=_plainly_different(*different))


STATISTIC = {"area": MAYBE, "topic": MAYBE, "name": WORDS, "value": FIGURES, "unit": MAYBE}
STATISTIC |= {"benchmark": st.none() | FIGURES, "better": st.none() | st.sampled_from(sorted(BETTER))}
SERVICE = {"area": MAYBE, "topic": MAYBE, "name": WORDS, "provider": MAYBE, "provider_kind": st.sampled_from(sorted(KINDS))}
SERVICE |= {"description": MAYBE, "url": st.sampled_from(["", "https://valfleuri.example/?a=;\"b'"])}


@settings(max_examples=60)
@given(_facts("name", **STATISTIC), st.sampled_from(["fr", "en"]))
def test_statistics_come_back_as_they_were(facts: list[dict[str, Any]], language: str) -> None:
    assert read_statistics(written(STATISTICS, facts, language).encode(), {}) == facts


@settings(max_examples=60)
@given(_facts("name", **SERVICE), st.sampled_from(["fr", "en"]))
def test_services_come_back_as_they_were(facts: list[dict[str, Any]], language: str) -> None:
    assert read_services(written(SERVICES, facts, language).encode(), {}) == facts


MARGIN = {"area": MAYBE, "variable": st.sampled_from(sorted(KNOWN)), "category": WORDS, "share": st.none()}
MARGIN |= {"inhabitants": st.floats(1.5, 1e9)}


@settings(max_examples=60)
@given(_facts("category", **MARGIN), st.sampled_from(["fr", "en"]))
def test_margins_come_back_as_they_were(facts: list[dict[str, Any]], language: str) -> None:
    assert read_margins(written(MARGINS, facts, language).encode(), {}) == facts


def test_words_that_look_like_a_formula_are_marked() -> None:
    fact = {"area": "", "variable": "sex", "category": "=cmd()", "inhabitants": 3.0, "share": None}
    text = written(MARGINS, [fact | {"source": "+1", "observed_on": date(2021, 1, 1)}], "en")
    assert text.splitlines() == ["area;variable;category;inhabitants;share;source;day", ";sex;'=cmd();3;;'+1;2021-01-01"]
