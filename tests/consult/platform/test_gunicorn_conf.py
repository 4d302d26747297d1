"""Tests of how gunicorn serves; test_running serves with it."""

from types import SimpleNamespace

from flask import Flask

from consult.core.db import db
from consult.platform import gunicorn_conf


def test_threads_serve_and_processes_are_few() -> None:
    assert gunicorn_conf.worker_class == "gthread"
    assert gunicorn_conf.workers * gunicorn_conf.threads >= 8


def test_a_new_process_forgets_the_connections_of_its_parent(database: Flask) -> None:
    before = db.engine.pool
    gunicorn_conf.post_fork(None, SimpleNamespace(app=SimpleNamespace(wsgi=lambda: database)))
    assert db.engine.pool is not before
