"""The whole journey, on a phone without JavaScript where a citizen walks, through the real web server, relay and worker."""

import re

from playwright.sync_api import BrowserContext

from consult.accounts.actions import create_account
from consult.core.actors import INSTANCE, SYSTEM
from consult.core.lookup import by_uid
from consult.diagnostics.actions import submit_response
from consult.diagnostics.queries import questionnaire_of
from consult.jobs import Job
from consult.votes.actions import cast_ballot
from consult.votes.models import Vote
from tests.journeys.town import READY_SECONDS, Town
from tests.journeys.walker import PATIENCE, Walker, short_code

NEEDS = (
    ("Mobility", "Getting about without a car", "Bus lines"),
    ("Health", "Seeing a doctor in time", "Health centre"),
    ("Housing", "Finding a home one can pay", "Housing office"),
)
CLAIM = "CLAIM-ME"
NEIGHBOURS = 14


def test_one_thread_leads_from_an_answer_to_its_effect(town: Town, phone: BrowserContext, desk: BrowserContext) -> None:
    olga, amina = Walker(desk), Walker(phone)
    consultation = _olga_claims_the_installation_and_opens_a_consultation(town, olga)
    code = _amina_answers_the_diagnostic(amina, consultation)
    idea_code = _amina_proposes_an_idea(amina, consultation)
    _malik_returns_it_and_then_approves_it(town, olga, amina)
    vote = _olga_prepares_a_vote(olga, consultation)
    _amina_casts_a_ballot(amina, consultation)
    _neighbours_take_part(town, vote)
    _olga_closes_the_vote_and_publishes(olga, consultation)
    _olga_starts_a_project(olga)
    _amina_follows_her_thread(town, phone, amina, code, idea_code)


def _olga_claims_the_installation_and_opens_a_consultation(town: Town, olga: Walker) -> str:
    (town.folder / "keys" / "claim-code").write_text(CLAIM)
    olga.open("/")
    olga.page.get_by_label("Code").fill(CLAIM)
    olga.page.get_by_label("Name of the organisation").fill("Valfleuri town hall")
    olga.page.get_by_label("Name of the territory").fill("Valfleuri")
    olga.page.get_by_label("Your name").fill("Olga")
    olga.page.get_by_label("Your e-mail address").fill("olga@valfleuri.example")
    olga.page.locator("main form button").first.click()
    olga.open("/organisation/consultations/nouvelle")
    olga.page.get_by_label("Title").fill("Living well in Valfleuri")
    olga.page.get_by_label("What is it about").fill("What do we need most?")
    for key in ("diagnostic", "ideas", "vote", "assessment", "projects"):
        olga.day(f"{key}-opens_on", 0)
        if key in ("diagnostic", "ideas"):
            olga.day(f"{key}-closes_on", 20)
    olga.page.locator("#vote-closes_on").fill("")
    olga.press("Save the draft")
    path = re.sub(r"^https?://[^/]+", "", olga.page.url)
    olga.open(f"{path}/besoins")
    for theme, statement, service in NEEDS:
        olga.page.get_by_label("Theme").fill(theme)
        olga.page.locator("#statement").fill(statement)
        olga.page.locator("#service").fill(service)
        olga.press("Add this need")
    olga.open(f"{path}/diagnostic")
    olga.press("Make the questionnaire")
    olga.open(path)
    olga.press("Publish this consultation")
    return path.removeprefix("/organisation")


def _amina_answers_the_diagnostic(amina: Walker, consultation: str) -> str:
    amina.open("/")
    amina.sees("Living well in Valfleuri")
    amina.sign_in("amina@valfleuri.example")
    amina.open(f"{consultation}/diagnostic")
    for group in amina.page.locator("fieldset:has(input[type=radio])").all():
        group.locator("input[type=radio][value='2']").check(force=True)
    for _, statement, _ in NEEDS:
        amina.page.get_by_label(statement).first.check(force=True)
    amina.page.locator("textarea").fill("The last bus leaves before my shift ends.")
    amina.press("Send my answers")
    amina.heading("Thank you")
    return short_code(amina)


def _amina_proposes_an_idea(amina: Walker, consultation: str) -> str:
    amina.open(f"{consultation}/idees/nouvelle")
    amina.press("Send my idea")
    amina.sees("There is a problem")
    amina.page.get_by_label(NEEDS[0][1]).check(force=True)
    amina.page.locator("#title").fill("A shuttle that waits for the train")
    amina.page.locator("#body").fill("Two towns share one minibus, morning and evening.")
    amina.press("Send my idea")
    amina.heading("Thank you")
    return short_code(amina)


def _malik_returns_it_and_then_approves_it(town: Town, olga: Walker, amina: Walker) -> None:
    told = town.consult("user", "create", "malik@valfleuri.example", "--name", "Malik", "--moderator")
    assert told.returncode == 0, told.stderr
    assert olga.page.context.browser is not None
    malik = Walker(olga.page.context.browser.new_context(base_url=town.address, locale="en-GB", java_script_enabled=False))
    malik.sign_in("malik@valfleuri.example")
    malik.open("/moderation")
    malik.sees("A shuttle that waits for the train")
    malik.page.get_by_text("Return it to its author").click()
    malik.page.get_by_label("We do not understand what is proposed").check(force=True)
    malik.press("Return with this reason")
    amina.open("/mes-contributions")
    amina.follow("Improve it and send it again")
    amina.page.locator("#body").fill("Two towns share one minibus that meets the trains of 7 and 18 o'clock.")
    amina.page.locator("main form button").first.click()
    malik.open("/moderation")
    malik.press("Approve and publish")
    malik.page.context.close()


def _olga_prepares_a_vote(olga: Walker, consultation: str) -> str:
    olga.open(f"/organisation{consultation}/votes/nouveau")
    olga.follow("Find out what people are for")
    olga.page.locator("#title").fill("What should come first?")
    olga.page.get_by_label("A shuttle that waits for the train").check(force=True)
    for _, statement, _ in NEEDS[1:]:
        olga.page.get_by_label(statement).check(force=True)
    olga.page.locator("#max_choices").fill("2")
    olga.press("Prepare this vote")
    link = olga.page.get_by_role("link", name="See the ballot").get_attribute("href")
    assert link is not None
    return link.removeprefix("/votes/")


def _amina_casts_a_ballot(amina: Walker, consultation: str) -> None:
    amina.open(f"{consultation}/votes")
    amina.page.locator("main a[href^='/votes/']").first.click()
    amina.note()
    amina.page.get_by_label("A shuttle that waits for the train").check(force=True)
    amina.press("Continue")
    amina.heading("Is this your choice?")
    amina.sees("A shuttle that waits for the train")
    amina.press("Cast my ballot")
    amina.heading("Your ballot is in the box")


def _neighbours_take_part(town: Town, vote_uid: str) -> None:
    """Figures about fewer than eleven people are not shown, so the neighbours answer and vote too, through the same actions."""
    with town.app.app_context():
        vote = by_uid(Vote, vote_uid)
        questionnaire = questionnaire_of(vote.consultation)
        assert questionnaire is not None
        satisfaction, priorities, _ = questionnaire.questions
        for number in range(NEIGHBOURS):
            neighbour = create_account(SYSTEM, INSTANCE, f"neighbour{number}@valfleuri.example", name="", locale="en").as_actor()
            marks = {item["key"]: 4 if place == 1 else 2 for place, item in enumerate(satisfaction.options["items"])}
            chosen = [item["key"] for item in priorities.options["items"][: 1 + number % 3]]
            submit_response(neighbour, questionnaire, {satisfaction.uid: marks, priorities.uid: chosen})
            cast_ballot(neighbour, vote, {"choices": [vote.options[number % 2].uid]})
    # A draft that somebody has opened waits for eleven more answers: Olga shall open the one in which all have theirs.
    town.settle(READY_SECONDS, Job.DRAFT_ASSESSMENT)


def _olga_closes_the_vote_and_publishes(olga: Walker, consultation: str) -> None:
    olga.open(f"/organisation{consultation}/votes")
    olga.follow("Close the vote")
    olga.press("Close the vote now")
    for _ in range(PATIENCE):
        olga.open(f"/organisation{consultation}/bilan")
        publish = olga.page.get_by_role("link", name="Publish this assessment")
        if publish.count() and "Up to date" in olga.page.inner_text("main"):
            publish.first.click()
            olga.press("Publish assessment no. 1 now")
            # Refused, with a sentence, as long as the result of the vote is on its way to the draft.
            olga.page.get_by_text(re.compile("The assessment is published|has not reached the draft yet")).first.wait_for()
            if not olga.page.get_by_text("has not reached the draft yet").count():
                break
        olga.page.wait_for_timeout(250)
    olga.sees("The assessment is published.")
    olga.open(f"{consultation}/bilan")
    olga.sees(NEEDS[0][1])


def _olga_starts_a_project(olga: Walker) -> None:
    olga.page.get_by_role("link", name=NEEDS[0][1]).first.click()
    olga.note()
    need = re.sub(r".*/besoins/", "", olga.page.url)
    olga.open(f"/organisation/besoins/{need}/projet")
    olga.page.locator("#title").fill("A shuttle on trial for six months")
    olga.page.locator("#hypothesis").fill("Those who work in town will leave the car at home.")
    olga.page.locator("#decision_rule").fill("We go on if 40 people ride it every day.")
    olga.day("starts_on", 0)
    olga.press("Start this project")
    project = re.sub(r"^https?://[^/]+", "", olga.page.url)
    olga.open(f"{project}/partenaire")
    olga.page.locator("#name").fill("The drivers' association")
    olga.page.get_by_label("association").first.check(force=True)
    olga.page.locator("main form button").first.click()
    olga.open(f"{project}/indicateur")
    olga.page.locator("#label").fill("Riders a day")
    olga.page.get_by_label("Quality of life").check(force=True)
    olga.page.locator("#baseline").fill("0")
    olga.page.locator("#target").fill("40")
    olga.page.locator("main form button").first.click()
    olga.open(project)
    olga.page.locator("a[href$='/mesure']").first.click()
    olga.note()
    olga.page.locator("#value").fill("12,5")
    olga.page.locator("main form button").first.click()


def _amina_follows_her_thread(town: Town, phone: BrowserContext, amina: Walker, code: str, idea_code: str) -> None:
    for path in ("/mes-contributions", f"/suivi/{code}", f"/suivi/{idea_code}"):
        amina.open(path)
        amina.sees(NEEDS[0][1])
    for words in ("A shuttle that waits for the train", "A shuttle on trial for six months", "12.5"):
        amina.sees(words)
