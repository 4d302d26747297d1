"""Every kind of ballot in a browser: on the smallest phone without scripts, by keyboard alone, and with what scripts add."""

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from sqlalchemy import select

from consult.accounts.actions import create_account
from consult.core.actors import INSTANCE, SYSTEM
from consult.core.db import db
from consult.votes.actions import create_vote
from consult.votes.ballot_types import BALLOT_TYPES
from consult.votes.drafting import Draft, OwnOption, Terms
from consult.votes.models import Vote
from consult.votes.sense import fitting_rules
from tests.factories import places
from tests.journeys.town import Town
from tests.journeys.violations import check
from tests.journeys.walker import Walker

SMALLEST: ViewportSize = {"width": 360, "height": 640}
CITIZEN = "amina@valfleuri.example"
BENCHES, BUS, SHED = "Des bancs à l’ombre", "Une navette du soir", "Un abri vélo fermé"
COSTS = {BENCHES: 12_000, BUS: 30_000, SHED: 24_000}


@pytest.fixture(scope="module")
def valfleuri(town: Town) -> Town:
    """A town with a vote of every kind."""
    with town.app.app_context():
        create_account(SYSTEM, INSTANCE, CITIZEN, name="Amina", locale="fr")
        consultation = places.consultation()
        for key in BALLOT_TYPES.keys():  # noqa: SIM118
            create_vote(SYSTEM, consultation, _draft(key))
    return town


def _draft(key: str) -> Draft:
    budget = Decimal(50_000) if BALLOT_TYPES[key].needs_budget else None
    rule = fitting_rules(key, has_budget=budget is not None)[0].key
    options = [OwnOption(title, "Au bord de la rivière.", Terms(Decimal(cost))) for title, cost in COSTS.items()]
    return Draft(key, own_options=options, max_choices=None, ballot_type=key, counting_rule=rule, budget=budget)


@pytest.fixture(scope="module")
def addresses(valfleuri: Town) -> dict[str, str]:
    """Where each kind of ballot is filled in."""
    with valfleuri.app.app_context():
        rows = db.session.execute(select(Vote.title, Vote.uid).where(Vote.title.in_(BALLOT_TYPES.keys())))
        return {title: f"/votes/{uid}" for title, uid in rows}


@pytest.fixture(scope="module")
def amina_without_scripts(chrome: Browser, valfleuri: Town) -> Iterator[Walker]:
    """Amina, signed in on the smallest phone, without scripts."""
    context = chrome.new_context(base_url=valfleuri.address, viewport=SMALLEST, locale="fr-FR", java_script_enabled=False)
    walker = Walker(context, "fr")
    walker.sign_in(CITIZEN)
    yield walker
    context.close()


@pytest.fixture(scope="module")
def amina(chrome: Browser, valfleuri: Town) -> Iterator[Walker]:
    """Amina, signed in on the smallest phone."""
    context = chrome.new_context(base_url=valfleuri.address, viewport=SMALLEST, locale="fr-FR")
    walker = Walker(context, "fr")
    walker.enter(valfleuri, CITIZEN)
    yield walker
    context.close()


def _tick(page: Page) -> None:
    page.get_by_label(BUS).check(force=True)


def _answer(words: str) -> Callable[[Page], None]:
    def answer(page: Page) -> None:
        page.get_by_role("group", name=BUS).get_by_label(words, exact=True).check(force=True)

    return answer


def _write(words: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_label(BUS).fill(words)


# How one fills each kind in, and how the page that asks once more reads.
FILLED: dict[str, tuple[Callable[[Page], object], str]] = {
    "approval": (_tick, BUS),
    "stances": (_answer("Pour"), f"Pour : {BUS}"),
    "judgment": (_answer("Très bien"), f"{BUS} : Très bien"),
    "ranking": (lambda page: page.get_by_label(BUS).select_option("1er choix"), f"1er choix : {BUS}"),
    "score": (_answer("8"), f"{BUS} : 8 sur 10"),
    "points": (_write("7"), f"{BUS} : 7 points"),
    "knapsack": (_tick, f"{BUS} : 30"),
    "statements": (_answer("Pas d’accord"), f"Pas d’accord : {BUS}"),
}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("key", FILLED)
def test_a_ballot_is_cast_on_the_smallest_phone_without_scripts(
    amina_without_scripts: Walker, addresses: dict[str, str], key: str
) -> None:
    fill, words = FILLED[key]
    walker = amina_without_scripts
    walker.open(addresses[key])
    walker.press("Continuer")
    walker.sees("Il y a un problème")
    fill(walker.page)
    walker.press("Continuer")
    walker.heading("Est-ce bien votre choix")
    assert words in _plain(walker.page.inner_text("main"))
    walker.press("Déposer mon bulletin")
    walker.heading("Votre bulletin est dans l’urne")


@pytest.mark.parametrize("key", FILLED)
def test_each_kind_of_ballot_fits_the_smallest_phone_without_a_violation(
    amina: Walker, addresses: dict[str, str], key: str
) -> None:
    amina.open(addresses[key])
    check(amina.page, key)
    amina.send("Continuer")
    check(amina.page, key)
    FILLED[key][0](amina.page)
    amina.send("Continuer")
    check(amina.page, key)


def test_options_are_ranked_by_keyboard_alone(amina: Walker, addresses: dict[str, str]) -> None:
    page = amina.page
    amina.open(addresses["ranking"])
    for title, presses in ((BENCHES, 2), (BUS, 1), (SHED, 0)):
        _tab_to(page, title)
        for _press in range(presses):
            page.keyboard.press("ArrowDown")
    _tab_to(page, "Continuer")
    page.keyboard.press("Enter")
    amina.heading("Est-ce bien votre choix")
    lines = _plain(page.locator("main .plain-list").first.inner_text()).splitlines()
    assert [line for line in lines if line] == [f"1er choix : {BUS}", f"2e choix : {BENCHES}"]
    _tab_to(page, "Déposer mon bulletin")
    page.keyboard.press("Enter")
    amina.heading("Votre bulletin est dans l’urne")


def _tab_to(page: Page, name: str) -> None:
    """Moves on with the tabulator until the control of that name has the focus."""
    named = "(name) => { const e = document.activeElement; return (e.labels?.[0] ?? e).innerText?.trim().startsWith(name) }"
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(named, name):
            return
    raise AssertionError(f"the tabulator does not reach “{name}”")


def test_the_basket_tells_what_is_left_while_it_is_filled(amina: Walker, addresses: dict[str, str]) -> None:
    page = amina.page
    amina.open(addresses["knapsack"])
    left = page.locator(".remainder [role=status]")
    expect(left).to_have_text("Reste dans votre panier : 50 000 € sur 50 000 €", use_inner_text=True)
    page.get_by_label(BUS).check(force=True)
    expect(left).to_contain_text("20 000 € sur 50 000 €", use_inner_text=True)
    page.get_by_label(SHED).check(force=True)
    expect(left).to_contain_text("dépasse de 4 000 €", use_inner_text=True)
    check(page, "too full a basket")
    amina.press("Continuer")
    amina.sees("C’est 4 000 € de trop")
    expect(page.locator(".remainder [role=status]")).to_contain_text("dépasse de 4 000 €", use_inner_text=True)


def test_a_field_with_the_focus_is_not_hidden_by_what_is_left(amina: Walker, addresses: dict[str, str]) -> None:
    page = amina.page
    amina.open(addresses["points"])
    for title in COSTS:
        _tab_to(page, title)
        is_free = """() => { const box = document.activeElement.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return top === document.activeElement }"""
        assert page.evaluate(is_free), f"{title} is covered"
