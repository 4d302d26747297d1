"""What the people of Valfleuri think of statements, in two camps, and what they write of each need."""

from dataclasses import dataclass
from importlib import import_module
from random import Random
from time import sleep

from psycopg.errors import SerializationFailure, UniqueViolation
from sqlalchemy.exc import DBAPIError

from consult.assessments.actions import draft_assessment, publish_assessment
from consult.assessments.coding_actions import Decision, code_texts
from consult.assessments.errors import DraftUnsettled, VoicesUnread
from consult.assessments.models import NeedsAssessment
from consult.assessments.queries import draft_of
from consult.assessments.reading_state import reading_of
from consult.assessments.texts import texts_of
from consult.consultations.models import Consultation
from consult.core.actors import SYSTEM, Actor
from consult.diagnostics.actions import add_question
from consult.diagnostics.models import Questionnaire
from consult.needs.models import Need

# By name, as it takes a second to load: it is loaded while the database is being filled.
READING = "consult.assessments.voice_actions"
# What the database says when a worker has written the same since this look at it began.
WRITTEN_MEANWHILE = (UniqueViolation, SerializationFailure)
STATEMENTS_ASKED = "Êtes-vous d’accord ?"
CONSENT_ASKED = "Peut-on citer vos mots, sans votre nom ?"
CONSENT_WORDS = "Oui, vous pouvez citer ce que j’ai écrit."
AGREE, DISAGREE, PASS = "agree", "disagree", "pass"
# Every how many texts a moderator leaves one, for which the program proposes needs.
LEFT_ONE_IN = 10
WRITES, CONSENTS, SKIPS, PASSES = 0.6, 0.8, 0.04, 0.06


@dataclass(frozen=True)
class Said:
    """A statement about the need of that place in the list, or about none, and how likely people of each camp agree."""

    words: str
    need: int | None
    those_who_drive: float
    those_who_walk: float


STATEMENTS = (
    Said("Tout le monde doit pouvoir aller travailler, même sans voiture.", 0, 0.93, 0.97),
    Said("Un car qui attend le train servirait à tout le canton.", 0, 0.86, 0.95),
    Said("La voiture reste indispensable ici.", 0, 0.92, 0.12),
    Said("Il faut garder toutes les places de parking du centre.", None, 0.9, 0.1),
    Said("Le pont doit avoir une voie pour les vélos, quitte à en prendre une aux voitures.", 1, 0.12, 0.93),
    Said("Le centre devrait être limité à 30 km/h.", 1, 0.14, 0.9),
    Said("Les trottoirs doivent passer avant la chaussée.", 2, 0.2, 0.88),
    Said("Le transport à la demande doit être gratuit pour les personnes âgées.", 2, 0.84, 0.88),
    Said("Aux heures d’école, la rue devrait être fermée aux voitures.", 3, 0.1, 0.86),
    Said("Les communes voisines doivent payer leur part.", None, 0.85, 0.55),
)
# Of each need, what people write; the beginnings make no two texts the same.
TEXTS = (
    (
        "le dernier car part à 18 h 10 alors que mon travail finit à 18 h 30",
        "le car du matin arrive dix minutes après le train, il faut une heure de plus",
        "sans voiture je ne peux pas prendre un travail à la ville, il n’y a pas de car le soir",
        "mon fils a refusé un apprentissage faute de car vers la gare",
    ),
    (
        "la piste cyclable s’arrête avant le pont et on se retrouve au milieu des camions",
        "les enfants iraient à vélo si on pouvait traverser le pont sans danger",
        "à vélo les voitures nous frôlent sur la route de la gare",
        "il manque un endroit sûr pour attacher son vélo à la gare",
    ),
    (
        "il faudrait un banc tous les deux cents mètres pour se reposer en marchant",
        "avec mon déambulateur les trottoirs sont trop hauts",
        "le transport à la demande se réserve trois jours avant, c’est trop tôt pour un rendez-vous médical",
        "je ne sors plus depuis que je marche difficilement, personne ne peut me conduire",
    ),
    (
        "devant l’école les moteurs tournent et les enfants toussent",
        "l’air sent le gasoil à la sortie des classes",
        "les parents se garent sur le passage piéton de l’école",
    ),
    (
        "l’épicerie du bourg ferme à midi, il faut prendre la voiture pour le supermarché",
        "une livraison des commerces dans les hameaux rendrait service",
        "faire les courses à pied avec les sacs, ce n’est plus possible à mon âge",
    ),
    (
        "les lycéens attendent le car scolaire sous la pluie, sans abri",
        "ma fille ne peut pas aller au sport le mercredi, le car scolaire ne passe pas",
        "les horaires du car scolaire ne vont pas avec ceux du lycée",
    ),
)
BEGINNINGS = (
    "",
    "Chez nous, ",
    "Tous les jours, ",
    "Depuis des années, ",
    "Franchement, ",
    "Je le vois bien : ",
    "Pour ma part, ",
)


def ask(organiser: Actor, questionnaire: Questionnaire, needs: list[Need]) -> None:
    """Asks what people think of statements, and whether they may be quoted."""
    items = [
        {"key": f"s{place}", "label": one.words, "need": None if one.need is None else needs[one.need].uid}
        for place, one in enumerate(STATEMENTS, 1)
    ]
    add_question(organiser, questionnaire, kind="statements", label=STATEMENTS_ASKED, options={"items": items, "added": "no"})
    options = {"words": CONSENT_WORDS, "purpose": "quotes"}
    add_question(organiser, questionnaire, kind="consent", label=CONSENT_ASKED, options=options)


def said(questionnaire: Questionnaire, place: int) -> dict[str, object]:
    """What the person of that place in the crowd thinks and writes: by chance, but always the same."""
    chance, drives = Random(f"voice {place}"), place % 5 < 3
    kinds = {question.kind: question.uid for question in questionnaire.questions}
    if "statements" not in kinds:
        return {}
    stances = {f"s{number}": _stance(one, drives, chance) for number, one in enumerate(STATEMENTS, 1) if chance.random() > SKIPS}
    told: dict[str, object] = {kinds["statements"]: {"said": stances}}
    if chance.random() < WRITES:
        told[kinds["long_text"]] = _text(chance)
    return told | ({kinds["consent"]: True} if chance.random() < CONSENTS else {})


def read(moderator: Actor, consultation: Consultation, needs: list[Need]) -> None:
    """A moderator reads some of the texts, and a worker the others with all that was said of statements."""
    about = {words: needs[place].uid for place, mine in enumerate(TEXTS) for words in mine}
    decisions = [
        Decision(text.key, text.digest, frozenset(uid for words, uid in about.items() if words in text.words.casefold()), True)
        for place, text in enumerate(texts_of(consultation), 1)
        if text.chosen is None and place % LEFT_ONE_IN
    ]
    code_texts(moderator, consultation, decisions=decisions)
    _settle(consultation)


def published(organiser: Actor, consultation: Consultation) -> NeedsAssessment:
    """The assessment, published by the organiser once texts and opinions are in its draft."""
    while True:
        try:
            return publish_assessment(organiser, consultation)
        except (DraftUnsettled, VoicesUnread):
            _settle(consultation)


def _settle(consultation: Consultation) -> None:
    """Has a draft computed that holds all that was said. A worker may be at it too: then it is waited for."""
    while True:
        try:
            for _step in ("what counts", "what helps to review"):
                import_module(READING).hear_voices(SYSTEM, consultation, rest=0)
            draft_assessment(SYSTEM, consultation)
        except DBAPIError as error:
            if not isinstance(error.orig, WRITTEN_MEANWHILE):
                raise
        draft = draft_of(consultation)
        if draft is not None and not draft.has_unknown_basis and not reading_of(consultation, draft).is_waiting:
            return
        sleep(0.01)


def _stance(one: Said, drives: bool, chance: Random) -> str:
    if chance.random() < PASSES:
        return PASS
    return AGREE if chance.random() < (one.those_who_drive if drives else one.those_who_walk) else DISAGREE


def _text(chance: Random) -> str:
    beginning, words = chance.choice(BEGINNINGS), chance.choice(chance.choice(TEXTS))
    whole = f"{beginning}{words}."
    return whole[0].upper() + whole[1:]
