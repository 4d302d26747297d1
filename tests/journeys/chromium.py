"""The browser of the journeys: a Chromium of the system, talking to this machine alone."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def path() -> str | None:
    """Where a Chromium is, or None. CONSULT_CHROMIUM names one that is elsewhere."""
    named = os.environ.get("CONSULT_CHROMIUM")
    found = (named, *(shutil.which(name) for name in NAMES), MACOS if Path(MACOS).exists() else None)
    return next((one for one in found if one), None)
