"""Rings the bell: looks twice a second for work that is due and wakes the workers.

It remembers what it rang, so that long work is not queued again and again, and so that what
every answer makes due, as a draft assessment, is done every few seconds and not for each answer.
A second relay only rings once more, which idempotent work does not mind.
"""

import signal
import time
from types import FrameType

from kombu.exceptions import OperationalError as BrokerError
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from consult.core import outbox
from consult.core.db import db
from workers.celery import celery, flask_app

LOOK_SECONDS = 0.5
RING_AGAIN_SECONDS = 4.0


def ring_due(rung: dict[tuple[str, int], float], now: float) -> int:
    """Wakes a worker for each thing due that was not rung for lately; returns how many were woken.

    `rung` maps (job, target id) to when it was last rung for, in seconds, and is kept up to date.
    """
    due = outbox.due()
    db.session.rollback()
    for rested in [one for one, when in rung.items() if now - when >= RING_AGAIN_SECONDS]:
        del rung[rested]
    waiting = [one for one in due if one not in rung]
    for one in waiting:
        ring(one)
        rung[one] = now
    return len(waiting)


def ring(one: tuple[str, int]) -> None:
    """Wakes a worker for a job and its target. Raises when the broker is away; what is due stays due."""
    job, target_id = one
    celery.send_task(job, (target_id,), retry=False)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def main() -> None:
    """Looks until told to stop; a database or broker that is away is waited for."""
    signal.signal(signal.SIGTERM, _stop)
    rung: dict[tuple[str, int], float] = {}
    while True:
        try:
            with flask_app.app_context():
                ring_due(rung, time.monotonic())
        except (SQLAlchemyError, BrokerError, RedisError, OSError) as error:
            flask_app.logger.warning("relay waits: %s", type(error).__name__)
        time.sleep(LOOK_SECONDS)


if __name__ == "__main__":
    main()
