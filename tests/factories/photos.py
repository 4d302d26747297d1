"""Pictures, and questionnaires that ask for one."""

from hashlib import sha256
from io import BytesIO

import numpy as np
from PIL import Image

from consult.consultations.models import Consultation
from consult.core.db import db
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.photo_cleaning import cleaned
from consult.diagnostics.photo_keeping import keep_photos


def picture(form: str, size: tuple[int, int] = (60, 30), *, exif: bool = False) -> bytes:
    """A picture full of noise; with `exif`, as a telephone held sideways takes one, with the place where it was taken."""
    noise = np.random.default_rng(1).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    written, notes = BytesIO(), Image.Exif()
    if exif:
        notes[0x010F], notes[0x0112] = "Camera", 6
        notes.get_ifd(0x8825).update({1: "N", 2: (43.0, 36.0, 16.0), 3: "E", 4: (1.0, 26.0, 0.0)})
    Image.fromarray(noise).save(written, form, **({"exif": notes} if exif else {}))
    return written.getvalue()


def questionnaire(consultation: Consultation) -> Questionnaire:
    """A photo, and a few words."""
    made = Questionnaire(consultation=consultation, introduction="")
    made.questions = [
        Question(position=1, kind="photo", label="A photo of it", options={}),
        Question(position=2, kind="short_text", label="In a few words", options={"max_length": 100}),
    ]
    db.session.add(made)
    db.session.commit()
    return made


def kept(made: Questionnaire, person_id: int | None, size: tuple[int, int] = (60, 30)) -> str:
    """The digest of a photo somebody sent, in the database."""
    content = cleaned(picture("JPEG", size, exif=True))
    digest = sha256(content).hexdigest()
    keep_photos(made, person_id, {digest: content})
    db.session.commit()
    return digest
