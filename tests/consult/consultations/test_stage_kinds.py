"""What a kind of stage is."""

from flask import Flask

from consult.consultations.stage_kinds import OPEN_ENDED, STAGE_KEYS, STAGE_LABELS


def test_each_kind_has_a_word(app: Flask) -> None:
    with app.app_context():
        assert tuple(STAGE_LABELS) == STAGE_KEYS
        assert all(str(label) for label in STAGE_LABELS.values())


def test_what_people_say_ends_on_a_day_and_votes_end_so_or_by_hand() -> None:
    assert set(STAGE_KEYS) - set(OPEN_ENDED) == {"diagnostic", "ideas"}
