"""Photos on their way in: what a form sent is read here, and kept only with the answers or the draft that name it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from werkzeug.datastructures import FileStorage, MultiDict

from consult.core.actors import Actor
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_cleaning import PhotoRefused, cleaned
from consult.diagnostics.photo_keeping import has_sent_enough, is_kept
from consult.diagnostics.question_types.contract import Problems
from consult.diagnostics.question_types.photo import LOST, REFUSALS, SEVERAL, TOO_MANY, Photo
from consult.diagnostics.revisions import asked_by

Fields = Iterable[tuple[str, list[str]]]
Files = MultiDict[str, FileStorage]


@dataclass(frozen=True)
class Intake:
    """The fields of a form, those of photo questions holding digests.

    `pictures` are those that came with it, by digest; `problems` says, by question uid, why others cannot be taken: the photo
    kept before then stays.
    """

    fields: dict[str, list[str]]
    pictures: dict[str, bytes] = field(default_factory=dict)
    problems: dict[str, Problems] = field(default_factory=dict)


def take_in(actor: Actor, questionnaire: Questionnaire, fields: Fields, files: Files | None = None) -> Intake:
    """Reads the photos among what was sent; nothing is kept yet."""
    found, files = Intake(dict(fields)), files or MultiDict()
    for question in asked_by(questionnaire).questions:
        if question.kind == Photo.key and (question.uid in found.fields or question.uid in files):
            _read(actor, questionnaire, question.uid, found, [file for file in files.getlist(question.uid) if file.filename])
    return found


def _read(actor: Actor, questionnaire: Questionnaire, uid: str, found: Intake, files: list[FileStorage]) -> None:
    named = [digest for digest in found.fields.get(uid, ()) if digest]
    known = [digest for digest in named if is_kept(questionnaire, digest)]
    found.fields[uid] = known
    try:
        if len(known) < len(named):
            raise PhotoRefused(LOST)
        if picture := _picture(actor, questionnaire, files):
            digest = sha256(picture).hexdigest()
            found.pictures[digest], found.fields[uid] = picture, [digest]
    except PhotoRefused as refusal:
        found.problems[uid] = {"": REFUSALS[refusal.reason]}


def _picture(actor: Actor, questionnaire: Questionnaire, files: list[FileStorage]) -> bytes | None:
    """The picture sent, as it will be kept; None for none. Raises PhotoRefused."""
    if not files:
        return None
    if len(files) > 1:
        raise PhotoRefused(SEVERAL)
    if has_sent_enough(questionnaire, actor.person_id):
        raise PhotoRefused(TOO_MANY)
    return cleaned(files[0].read())
