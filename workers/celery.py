"""The Celery application; the database is the list of work, the broker only wakes the workers."""

from typing import Any

from celery import Celery, Task
from celery.signals import worker_process_init
from flask import Flask
from threadpoolctl import threadpool_limits

from consult import create_app
from consult.core.db import db
from consult.core.errors import DomainError
from workers.schedule import SCHEDULE

TASK_SECONDS = 600
TASK_MODULES = (
    "workers.mails",
    "workers.invitations",
    "workers.diagnostics",
    "workers.fieldwork",
    "workers.votes",
    "workers.assessments",
    "workers.results",
    "workers.sweep",
)


def broker_url(redis_url: str) -> str:
    """The address of Redis as Celery spells it, which differs from redis-py's for Unix sockets."""
    scheme, _, rest = redis_url.partition("://")
    path, _, query = rest.partition("?")
    database = query.removeprefix("db=") or "0"
    return f"redis+socket://{path}?virtual_host={database}" if scheme == "unix" else redis_url


flask_app: Flask = create_app()


class ApplicationTask(Task):
    """A task that runs inside the application and is tried again after a fault, never after a refusal."""

    abstract = True
    autoretry_for = (Exception,)
    dont_autoretry_for = (DomainError,)
    retry_backoff = True
    retry_backoff_max = 30
    max_retries = 8

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Runs the task with a session of its own."""
        with flask_app.app_context():
            return self.run(*args, **kwargs)


celery = Celery("consult", broker=broker_url(flask_app.config["REDIS_URL"]), task_cls=ApplicationTask, include=TASK_MODULES)
celery.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_time_limit=TASK_SECONDS,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"visibility_timeout": TASK_SECONDS + 60, "unacked_restore_throttle": 1},
    beat_schedule=SCHEDULE,
)


@worker_process_init.connect
def forget_inherited_connections(**_: object) -> None:
    """Connections opened before the fork belong to the parent."""
    with flask_app.app_context():
        db.engine.dispose(close=False)


@worker_process_init.connect
def compute_on_one_processor(**_: object) -> None:
    """Workers are as many as processors: threads of their own would only take time from each other."""
    threadpool_limits(1)
