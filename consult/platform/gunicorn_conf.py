"""How gunicorn serves Consult: `gunicorn --config consult/platform/gunicorn_conf.py wsgi:application`.

What is set here can be changed on gunicorn's command line; WEB_CONCURRENCY sets the number of processes.
"""

import os
from typing import Any

from consult.core.db import db

worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
preload_app = True
keepalive = 5
timeout = 60
graceful_timeout = 8
control_socket_disable = True


def post_fork(_: Any, worker: Any) -> None:
    """Forget the database connections of the parent: two processes on one connection corrupt each other's answers."""
    with worker.app.wsgi().app_context():
        db.engine.dispose(close=False)
