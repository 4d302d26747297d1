"""The processes of Consult itself: web, worker, beat and relay."""

import signal
from collections.abc import Mapping
from pathlib import Path

from consult.platform.data_folder import CHECKOUT, DataFolder
from consult.platform.forking import Forked, fork_module
from consult.platform.supervisor import Child

APPLICATION_LAYER = 1
GUNICORN_CONFIGURATION = Path(__file__).with_name("gunicorn_conf.py")


def web(data: DataFolder, environment: Mapping[str, str], listener: int) -> Child:
    """Return the web server, accepting visitors on the socket `listener` that the supervisor keeps open."""
    options = ["--config", str(GUNICORN_CONFIGURATION), "--bind", f"fd://{listener}"]
    return _child("web", ["gunicorn", *options, "wsgi:application"], data, environment, (listener,))


def background(data: DataFolder, environment: Mapping[str, str], workers: int) -> tuple[Child, ...]:
    """Return what works behind the pages: the Celery worker with `workers` processes, its clock, and the relay."""
    celery = ["celery", "-A", "workers.celery"]
    quiet = ["--loglevel", "INFO", "--without-gossip", "--without-mingle"]
    forgetful = ["--scheduler", "celery.beat:Scheduler", "--loglevel", "INFO"]
    return (
        _child("worker", [*celery, "worker", "--concurrency", str(workers), *quiet], data, environment),
        _child("beat", [*celery, "beat", *forgetful], data, environment),
        _child("relay", ["workers.relay"], data, environment),
    )


def _child(
    name: str, module: list[str], data: DataFolder, environment: Mapping[str, str], descriptors: tuple[int, ...] = ()
) -> Child:
    def start() -> Forked:
        return fork_module(module, data.log(name), environment, CHECKOUT, descriptors)

    return Child(name, APPLICATION_LAYER, start, signal.SIGTERM)
