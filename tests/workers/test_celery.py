"""The application of the workers."""

import pytest

from workers.celery import broker_url, celery


@pytest.mark.parametrize(
    ("redis_url", "broker"),
    [
        ("unix:///run/consult/valkey.sock?db=0", "redis+socket:///run/consult/valkey.sock?virtual_host=0"),
        ("unix:///run/consult/valkey.sock", "redis+socket:///run/consult/valkey.sock?virtual_host=0"),
        ("redis://broker:6379/2", "redis://broker:6379/2"),
    ],
)
def test_the_address_of_redis_is_spelt_as_celery_reads_it(redis_url: str, broker: str) -> None:
    assert broker_url(redis_url) == broker


def test_work_in_hand_when_a_worker_dies_is_done_by_another() -> None:
    assert celery.conf.task_acks_late and celery.conf.task_reject_on_worker_lost
    assert celery.conf.worker_prefetch_multiplier == 1
    assert celery.conf.broker_transport_options["visibility_timeout"] > celery.conf.task_time_limit


def test_only_plain_data_is_accepted_from_the_broker() -> None:
    assert celery.conf.accept_content == ["json"]
