"""Texts people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.web.text import rich_text


def test_paragraphs_lists_and_emphasis_are_kept() -> None:
    assert (
        rich_text("A **bus**\n\n- more\n- often") == "<p>A <strong>bus</strong></p>\n<ul>\n<li>more</li>\n<li>often</li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/p.png)",
        "<img src=x onerror=alert(1)>",
        "[x](//evil.example)",
    ],
)
def test_nothing_that_runs_or_calls_elsewhere_gets_through(attack: str) -> None:
    html = rich_text(attack)
    assert "<script" not in html and "<img" not in html
    assert 'href="javascript' not in html and 'href="//' not in html


def test_a_title_in_a_text_does_not_compete_with_that_of_the_page() -> None:
    assert "<h1" not in rich_text("# LOOK AT ME")


@given(st.text())
def test_any_text_gives_html_without_tags_of_its_own(text: str) -> None:
    assert "<script" not in rich_text(text) and "<iframe" not in rich_text(text)


def test_no_text_is_no_html() -> None:
    assert rich_text(None) == ""
