"""Somebody walking through the pages: signs in by mail, reads, ticks, sends."""

import re
from datetime import date, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.town import Town

# How often one looks for what a worker brings, four times a second.
PATIENCE = 80
WORDS = {
    "en": {"ask": "Send me a code", "enter": "Sign in"},
    "fr": {"ask": "Recevoir un code", "enter": "Se connecter"},
}


class Walker:
    """One person in one browser. `paths` keeps where they have been."""

    def __init__(self, context: BrowserContext, language: str = "en") -> None:
        self.page: Page = context.new_page()
        self.words = WORDS[language]
        self.page.set_default_timeout(10_000)
        self.paths: list[str] = []

    def open(self, path: str) -> int:
        """Opens a page of the site; returns the status it answers with."""
        answer = self.page.goto(path)
        self.note()
        assert answer is not None, f"{path} led nowhere"
        return answer.status

    def note(self) -> None:
        """Keeps where one is."""
        path = re.sub(r"^https?://[^/]+", "", self.page.url)
        if path not in self.paths:
            self.paths.append(path)

    def follow(self, name: str) -> None:
        """Follows the link of that name."""
        self.page.get_by_role("link", name=name).first.click()
        self.note()

    def press(self, name: str) -> None:
        """Presses the button of that name."""
        self.page.get_by_role("button", name=name).first.click()
        self.note()

    def send(self, name: str) -> None:
        """Presses the button of that name, and waits for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()
        self.note()

    def sees(self, text: str) -> None:
        """Raises AssertionError unless the page shows the text."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def heading(self, text: str) -> None:
        """Raises AssertionError unless that is the title of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(text)

    def sign_in(self, email: str) -> None:
        """Asks for a code, reads it in the mailbox and enters it. Raises AssertionError when that does not sign in."""
        mailbox = self.page.context.new_page()
        known = _codes(mailbox, email)
        self.open("/connexion")
        self.page.locator("#email").fill(email)
        self.press(self.words["ask"])
        self.page.locator("input[autocomplete=one-time-code]").fill(_new_code(mailbox, email, known))
        self.press(self.words["enter"])
        mailbox.close()
        assert "/connexion/code" not in self.page.url, "the code was refused"
        if "/bienvenue" in self.page.url:
            self.page.get_by_label("call you").fill(email.split("@")[0].title())
            self.press("Continue")

    def enter(self, town: Town, email: str) -> None:
        """Goes on as somebody who has signed in before, which takes no mail."""
        self.page.context.add_cookies([{"name": "session", "value": town.session_of(email), "url": town.address}])

    def day(self, label: str, days: int) -> None:
        """Fills a field of a day that many days from now."""
        self.page.locator(f"#{label}").fill((date.today() + timedelta(days=days)).isoformat())


def _codes(mailbox: Page, email: str) -> list[str]:
    """The codes in somebody's mailbox, the newest first."""
    mailbox.goto(f"/boite-aux-lettres?recipient={email}")
    return ["".join(found) for found in re.findall(r"\b(\d{3})\s?(\d{3})\b", mailbox.inner_text("main"))]


def _new_code(mailbox: Page, email: str, known: list[str]) -> str:
    for _ in range(PATIENCE):
        if fresh := [code for code in _codes(mailbox, email) if code not in known]:
            return fresh[0]
        mailbox.wait_for_timeout(250)
    raise AssertionError("the mailbox holds no new code")


def short_code(walker: Walker) -> str:
    """The code a page shows to be kept."""
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]", walker.page.inner_text("main"))
    assert found, "the page shows no code"
    return found[0]
