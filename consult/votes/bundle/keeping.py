"""Bundles kept as files once made, under the digest of what they hold: anybody may ask for them, and large ones take a while."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path

# Beyond these the ones made first go; whoever asks for one of them has it made anew.
MOST_KEPT = 20


def kept(folder: Path, digest: str, make: Callable[[], bytes]) -> bytes:
    """The content of that digest, made and kept unless it was before; where it cannot be kept it is made all the same."""
    target = folder / f"{digest}.zip"
    try:
        return target.read_bytes()
    except OSError:
        content = make()
    with contextlib.suppress(OSError):
        _keep(target, content)
    return content


def _keep(target: Path, content: bytes) -> None:
    """Writes the file whole or not at all, and lets the oldest go."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(8)}")
    try:
        draft.write_bytes(content)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    oldest_first = sorted(target.parent.glob("*.zip"), key=lambda file: file.stat().st_mtime)
    for file in oldest_first[:-MOST_KEPT]:
        file.unlink(missing_ok=True)
