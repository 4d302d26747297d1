"""What a machine can find wrong with a page for those who do not see it, or not as others do."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

# Only what is wrong comes back: all that is right would take longer to read than to find.
LOOK = """async () => (await axe.run({resultTypes: ["violations"]})).violations.map(
  (found) => [found.id, found.help, ...found.nodes.map((node) => node.html + " " + node.failureSummary)].join("\\n  "))"""


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def check(page: Page, where: str) -> None:
    """Raises AssertionError naming each violation on the page, or if it is wider than the screen."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate(LOOK)
    assert not found, f"{where}: " + "\n".join(found)
    fits(page, where)


def fits(page: Page, where: str) -> None:
    """Raises AssertionError if the page is wider than the screen."""
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{where} is {overflow} px too wide"
