"""No page of the demonstration town has an accessibility violation that a machine can find, by day and by night."""

import pytest
from playwright.sync_api import Browser

from consult.assessments.models import NeedsAssessment
from consult.consultations.models import Consultation
from consult.core.db import db
from consult.demo.people import CITIZEN, MODERATOR, ORGANISER
from consult.fieldwork.models import PaperSheet
from consult.ideas.models import Idea
from consult.projects.models import Project
from consult.votes.models import Vote
from tests.journeys.town import Town
from tests.journeys.violations import check, fits
from tests.journeys.walker import Walker

PHONE, DESKTOP, ZOOMED = {"width": 390, "height": 844}, {"width": 1280, "height": 900}, {"width": 320, "height": 640}
TABLES = "document.querySelectorAll('.table-scroll').length"
TOO_WIDE = (
    "[...document.querySelectorAll('.table-scroll')].filter((one) => one.scrollWidth > one.clientWidth)"
    ".map((one) => one.getAttribute('aria-label'))"
)
UNFOLD = "document.querySelectorAll('main details').forEach((details) => { details.open = true })"


@pytest.fixture(scope="module")
def valfleuri(town: Town) -> Town:
    """The demonstration town."""
    town.fill()
    return town


@pytest.fixture(scope="module")
def paths(valfleuri: Town) -> dict[str, list[str]]:
    """The pages worth a look, by who looks."""
    with valfleuri.app.app_context():
        now, before, survey = (one.uid for one in db.session.query(Consultation).order_by(Consultation.id.desc()))
        idea, vote, project = (db.session.query(model).order_by(model.id.desc()).first().uid for model in (Idea, Vote, Project))
        need = db.session.query(Project).one().need.uid
        differing, waiting, blank = db.session.query(PaperSheet).order_by(PaperSheet.number)
        (assessment,) = (one.uid for one in db.session.query(NeedsAssessment) if one.number and one.consultation.uid == before)
        shared = db.session.query(Vote).filter_by(ballot_type="knapsack").one().uid
    everybody = [
        "/",
        "/connexion",
        "/suivi",
        "/donnees",
        f"/consultations/{now}",
        f"/consultations/{now}/diagnostic",
        f"/consultations/{now}/diagnostic/hors-ligne/fr",
        "/diagnostic/reprendre",
        f"/besoins/{need}",
    ]
    everybody += [f"/consultations/{now}/idees", f"/votes/{vote}", f"/consultations/{before}/bilan", f"/projets/{project}"]
    everybody += [f"/consultations/{before}/bilan/comparaison", f"/consultations/{survey}/bilan"]
    everybody += [f"/bilans/{assessment}/opinions", f"/bilans/{assessment}/paroles", "/methodes", "/methodes/weights"]
    everybody += [f"/votes/{shared}"]
    everybody += [f"/votes/{vote}/code", f"/votes/{vote}/borne", "/feuille", f"/feuille/{blank.code}"]
    polling = f"/organisation/votes/{vote}"
    desk = f"/organisation/consultations/{now}"
    return {
        "": everybody,
        CITIZEN: [
            "/",
            f"/consultations/{now}/diagnostic",
            f"/consultations/{now}/idees/nouvelle",
            f"/votes/{vote}",
            "/mes-contributions",
            "/mon-compte",
        ],
        MODERATOR: [
            "/moderation",
            "/moderation/historique",
            f"/idees/{idea}",
            "/organisation/guichet",
            f"{polling}/guichet",
            f"{polling}/papier",
            f"/terrain/{now}",
            f"/terrain/{now}/reponse",
            f"/terrain/{now}/saisie",
            f"/terrain/ecarts/{differing.uid}",
        ],
        ORGANISER: [
            "/organisation",
            desk,
            f"{desk}/besoins",
            f"{desk}/diagnostic",
            f"{desk}/diagnostic/apercu",
            f"{desk}/diagnostic/suivi",
            f"{desk}/diagnostic/import",
            f"{desk}/votes",
            f"{desk}/votes/nouveau",
            f"{desk}/votes/nouveau?model=budget",
            f"{polling}/liste",
            f"{desk}/bilan",
            f"{desk}/bilan/regles",
            f"/organisation/consultations/{before}/bilan",
            f"{desk}/textes",
            f"{desk}/feuilles",
            f"{desk}/benevoles",
            f"/terrain/feuilles/{waiting.uid}",
            "/organisation/reglages",
            "/organisation/consultations/nouvelle",
        ],
    }


@pytest.mark.parametrize("who", ["", CITIZEN, MODERATOR, ORGANISER], ids=["visitor", "citizen", "moderator", "organiser"])
def test_pages_have_no_violation_and_fit_the_screen(
    chrome: Browser, valfleuri: Town, paths: dict[str, list[str]], who: str
) -> None:
    context = chrome.new_context(base_url=valfleuri.address, viewport=PHONE, locale="fr-FR")
    walker = Walker(context, "fr")
    if who:
        walker.enter(valfleuri, who)
    for path in paths[who]:
        walker.page.set_viewport_size(PHONE)
        walker.page.emulate_media(color_scheme="light")
        assert walker.open(path) == 200, path
        fits(walker.page, path)
        walker.page.evaluate(UNFOLD)
        check(walker.page, f"{path} with everything unfolded")
        walker.page.set_viewport_size(ZOOMED)
        fits(walker.page, f"{path} at 400 %")
        walker.page.set_viewport_size(DESKTOP)
        walker.page.emulate_media(color_scheme="dark")
        check(walker.page, f"{path} on a desktop by night")
    context.close()


def test_tables_of_an_assessment_need_no_scrolling_to_the_side(
    chrome: Browser, valfleuri: Town, paths: dict[str, list[str]]
) -> None:
    walker = Walker(chrome.new_context(base_url=valfleuri.address, locale="fr-FR"), "fr")
    (assessment,) = [path for path in paths[""] if path.endswith("/bilan")][:1]
    walker.open(assessment)
    for path in (assessment, walker.page.url.removeprefix(valfleuri.address) + "/opinions"):
        walker.open(path)
        walker.page.evaluate(UNFOLD)
        for viewport in (PHONE, DESKTOP):
            walker.page.set_viewport_size(viewport)
            assert walker.page.evaluate(TABLES) > 0
            assert walker.page.evaluate(TOO_WIDE) == [], f"{path} on {viewport}"
    walker.page.context.close()


def test_a_form_sent_empty_says_what_is_missing_without_a_violation(
    chrome: Browser, valfleuri: Town, paths: dict[str, list[str]]
) -> None:
    walker = Walker(chrome.new_context(base_url=valfleuri.address, viewport=PHONE, locale="fr-FR"), "fr")
    walker.enter(valfleuri, CITIZEN)
    for path in paths[CITIZEN][1:4]:
        walker.open(path)
        with walker.page.expect_navigation():
            walker.page.locator("main form button.button:not(.button--small)").first.click()
        check(walker.page, f"{path} sent empty")
    walker.page.context.close()
