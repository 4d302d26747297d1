"""People say what texts speak of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from consult.assessments.errors import UnknownText
from consult.assessments.policies import may_code_texts
from consult.assessments.texts import Text, texts_of
from consult.assessments.voice_models import CONFIRMED, REFUSED, SUBJECT, Coding
from consult.assessments.voice_queries import codings_of, is_decided
from consult.consultations.models import Consultation
from consult.core import outbox
from consult.core.actions import action
from consult.core.actors import Actor
from consult.core.db import db
from consult.jobs import Job
from consult.needs.models import Need


@dataclass(frozen=True)
class Decision:
    """What a person says of the text of that key, whose words as they read them `digest` stands for (`Text.digest`): the
    uids of the needs it speaks of, none if it speaks of none of them; whether it may be quoted, as far as its author agrees.
    """

    key: str
    digest: str
    needs: frozenset[str]
    is_quotable: bool = False

    def is_about(self, text: Text | None) -> bool:
        """Whether the text is there and says what the person read."""
        return text is not None and (text.key, text.digest) == (self.key, self.digest)


@dataclass(frozen=True)
class Kept:
    """Of how many texts something was kept, and the keys of those decided of of which nothing could be."""

    count: int
    gone: Sequence[str]


@action(may_code_texts)
def code_texts(actor: Actor, consultation: Consultation, *, decisions: Sequence[Decision]) -> Kept:
    """Keeps what a person says of texts, in place of what was said before.

    What is said of a text that waits holds for all that wait with the same words; each is kept by itself, and only words read
    to the letter may be quoted. Nothing can be kept where a text or a need is no longer one of the consultation, or the text
    says something else than what the person read. What the program proposed and the person did not choose is kept as refused.
    Raises UnknownText where nothing at all could be kept.
    """
    texts = {text.key: text for text in texts_of(consultation)} if decisions else {}
    waiting = _waiting(consultation, texts.values())
    needs = {uid: number for uid, number in db.session.execute(_needs(consultation))}
    sound = [one for one in decisions if one.is_about(texts.get(one.key)) and one.needs <= needs.keys()]
    if decisions and not sound:
        raise UnknownText
    meant = [(text, one) for one in sound for text in _meant(texts[one.key], waiting)]
    for text, one in meant:
        _keep(actor, consultation, text, one if text.digest == one.digest else replace(one, is_quotable=False), needs)
    if sound:
        outbox.ring(Job.DRAFT_ASSESSMENT, consultation.id)
    return Kept(len(meant), [one.key for one in decisions if one not in sound])


def _waiting(consultation: Consultation, texts: Collection[Text]) -> dict[tuple[str, str, str], list[Text]]:
    """The texts nobody has decided of, by their wording."""
    found: dict[tuple[str, str, str], list[Text]] = {}
    codings = codings_of(consultation, texts) if texts else {}
    for text in texts:
        if not is_decided(text, codings.get(text.key, ())):
            found.setdefault(text.wording, []).append(text)
    return found


def _meant(text: Text, waiting: Mapping[tuple[str, str, str], list[Text]]) -> list[Text]:
    """The text and, if it waits, those that wait with the same words."""
    together = waiting.get(text.wording, [])
    return together if text in together else [text]


def _needs(consultation: Consultation) -> Any:
    return select(Need.uid, Need.id).where(Need.consultation_id == consultation.id)


def _keep(actor: Actor, consultation: Consultation, text: Text, decision: Decision, needs: Mapping[str, int]) -> None:
    """Refuses what the program proposed, forgets what people said before, and writes what was decided."""
    subject = {"subject_kind": text.kind, "subject_uid": text.uid, "question_uid": text.question_uid}
    mine = [getattr(Coding, name) == value for name, value in subject.items()]
    db.session.execute(delete(Coding).where(*mine, Coding.score.is_(None)))
    read = {"account_id": actor.account_id, "digest": text.digest}
    kept = read | {"is_quotable": decision.is_quotable and text.is_consented}
    db.session.execute(update(Coding).where(*mine).values(state=REFUSED, is_quotable=False, **read))
    chosen: list[int | None] = [needs[uid] for uid in sorted(decision.needs)]
    rows = [
        {"consultation_id": consultation.id, **subject, "need_id": need_id, "state": CONFIRMED, **kept}
        for need_id in chosen or [None]
    ]
    again = {"state": CONFIRMED, **kept}
    # A decision stands even where the program proposes the same at this very moment.
    db.session.execute(insert(Coding).on_conflict_do_update(index_elements=SUBJECT, set_=again), rows)
