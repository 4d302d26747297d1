"""Each job is one task of that name, in the worker module of its feature."""

from consult.jobs import Job
from tests.architecture.source import functions, modules
from workers.celery import TASK_MODULES, celery
from workers.schedule import SCHEDULE


def _tasks() -> set[str]:
    celery.loader.import_default_modules()
    return {name for name in celery.tasks if not name.startswith("celery.")}


def test_each_job_has_its_task() -> None:
    assert {job.value for job in Job} <= _tasks()


def test_each_task_is_a_job_or_is_scheduled() -> None:
    assert _tasks() == {job.value for job in Job} | {str(entry["task"]) for entry in SCHEDULE.values()}


def test_tasks_are_named_after_their_module() -> None:
    for name in _tasks():
        module, function = name.split(".")
        assert function in {node.name for node in functions(f"workers.{module}")}


def test_every_module_of_tasks_is_loaded() -> None:
    apart = {"workers", "workers.celery", "workers.schedule", "workers.relay"}
    assert {name for name in modules() if name.startswith("workers")} - apart == set(TASK_MODULES)
