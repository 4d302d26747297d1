"""What runs when."""

from workers.celery import celery
from workers.schedule import SCHEDULE


def test_what_is_scheduled_exists_and_waits_for_nobody() -> None:
    celery.loader.import_default_modules()
    for entry in SCHEDULE.values():
        assert entry["task"] in celery.tasks
        assert entry["options"]["expires"] <= 60
