"""`python -m consult.demo`."""

import os
import subprocess
import sys

from tests import engines
from tests.conftest import TEMPLATE, worker_number


def test_the_town_is_filled_from_the_command_line_saying_how_far_it_is() -> None:
    url = engines.current().create_database(f"consult_demo_{worker_number()}", template=TEMPLATE)
    done = subprocess.run(
        [sys.executable, "-m", "consult.demo"], env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 4
