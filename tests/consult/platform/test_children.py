"""Tests of how the processes of Consult are called; test_running starts them."""

from consult.platform.children import APPLICATION_LAYER, background, web
from consult.platform.data_folder import DataFolder


def test_the_application_is_four_processes_above_the_engines(data: DataFolder) -> None:
    children = [web(data, {}, listener=3), *background(data, {}, workers=2)]
    assert [child.name for child in children] == ["web", "worker", "beat", "relay"]
    assert {child.layer for child in children} == {APPLICATION_LAYER}
