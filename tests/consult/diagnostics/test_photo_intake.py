"""Photos on their way in."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage, MultiDict

from consult.core.db import db
from consult.diagnostics import photo_keeping
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_intake import Intake, take_in
from consult.diagnostics.photo_keeping import keep_photos
from consult.diagnostics.photo_models import Attachment
from consult.diagnostics.question_types.photo import LOST, REFUSALS, SEVERAL, TOO_MANY, UNREADABLE
from tests import people
from tests.factories import photos, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return photos.questionnaire(places.consultation())


def _taken(made: Questionnaire, kept: list[str], *contents: bytes, name: str = "a.jpg") -> Intake:
    photo, words = (question.uid for question in made.questions)
    files = MultiDict([(photo, FileStorage(BytesIO(content), filename=name)) for content in contents])
    found = take_in(people.actor(people.amina()), made, [(photo, kept), (words, ["Hello"])], files)
    assert found.fields[words] == ["Hello"]
    return found


def test_a_file_becomes_a_digest_and_nothing_is_kept_yet(questionnaire: Questionnaire) -> None:
    uid = questionnaire.questions[0].uid
    found = _taken(questionnaire, [], photos.picture("JPEG"))
    ((digest, picture),) = found.pictures.items()
    assert found.fields[uid] == [digest] and found.problems == {} and db.session.query(Attachment).count() == 0
    keep_photos(questionnaire, None, {digest: picture})
    assert _taken(questionnaire, [digest]).fields[uid] == [digest]
    assert _taken(questionnaire, [digest], b"", name="").fields[uid] == [digest]
    assert _taken(questionnaire, [digest], photos.picture("PNG", (9, 9))).fields[uid] != [digest]


def test_a_file_that_is_no_photo_leaves_the_one_before_and_the_reason(questionnaire: Questionnaire) -> None:
    uid = questionnaire.questions[0].uid
    digest = photos.kept(questionnaire, None)
    for contents, said in (
        ([b"PK\x03\x04"], UNREADABLE),
        ([photos.picture("PNG"), photos.picture("PNG", (9, 9))], SEVERAL),
    ):
        found = _taken(questionnaire, [digest], *contents)
        assert (found.fields[uid], found.pictures) == ([digest], {}) and found.problems[uid] == {"": REFUSALS[said]}


@pytest.mark.parametrize("digest", ["a" * 64, "\x00", "../secret"])
def test_digests_of_photos_never_sent_are_lost(questionnaire: Questionnaire, digest: str) -> None:
    found, uid = _taken(questionnaire, [digest]), questionnaire.questions[0].uid
    assert found.fields[uid] == [] and found.problems[uid] == {"": REFUSALS[LOST]}


def test_one_person_does_not_fill_the_house_with_photos(questionnaire: Questionnaire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_keeping, "EACH_AT_MOST", 1)
    uid = questionnaire.questions[0].uid
    photos.kept(questionnaire, people.amina().person_id)
    refused = _taken(questionnaire, [], photos.picture("JPEG", (30, 60)))
    assert refused.pictures == {} and refused.problems[uid] == {"": REFUSALS[TOO_MANY]}
