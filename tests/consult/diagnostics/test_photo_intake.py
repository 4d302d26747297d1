"""Photos on their way in."""

from io import BytesIO

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from consult.core.actors import Actor
from consult.diagnostics.models import Questionnaire
from consult.diagnostics.photo_intake import with_photos
from tests import people
from tests.factories import photos, places


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return photos.questionnaire(places.consultation())


def _sent(amina: Actor, made: Questionnaire, kept: list[str], content: bytes | None = None, name: str = "a.jpg") -> list[str]:
    photo, words = (question.uid for question in made.questions)
    files = {} if content is None else {photo: FileStorage(BytesIO(content), filename=name)}
    found = dict(with_photos(amina, made, [(photo, kept), (words, ["Hello"])], files))
    assert found[words] == ["Hello"]
    return found[photo]


def test_a_file_becomes_the_digest_of_the_photo_kept(questionnaire: Questionnaire) -> None:
    amina = people.actor(people.amina())
    (digest,) = _sent(amina, questionnaire, [], photos.picture("JPEG"))
    assert len(digest) == 64
    assert _sent(amina, questionnaire, [digest]) == [digest]
    assert _sent(amina, questionnaire, [digest], b"", name="") == [digest]
    assert _sent(amina, questionnaire, [digest], photos.picture("PNG", (9, 9))) != [digest]


def test_a_file_that_is_no_photo_becomes_the_reason(questionnaire: Questionnaire) -> None:
    assert _sent(people.actor(people.amina()), questionnaire, [], b"PK\x03\x04") == ["unreadable"]


@pytest.mark.parametrize("digest", ["a" * 64, "\x00", "../secret"])
def test_digests_of_photos_never_sent_are_lost(questionnaire: Questionnaire, digest: str) -> None:
    assert _sent(people.actor(people.amina()), questionnaire, [digest]) == ["lost"]
