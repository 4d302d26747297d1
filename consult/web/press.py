"""Sets one sheet with Typst and ends: `python -m consult.web.press SHEET`, data from the standard input, the PDF to its output.

Typst keeps what it has set for the next time and never lets go of it: a web process that printed a hundred letters would hold
a gigabyte for good.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

ANY_SIGN = b'#set document(title: "-", date: none)\n#json(bytes(sys.inputs.data))'
UNSHOWN = "\N{WHITE SQUARE}"
# What joins or tints the parts of one emoji.
JOINTS = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"


def main() -> None:
    """Ends with the reason and status 1 where the sheet would not be accessible, as a picture without words.

    What people wrote may hold signs that no font of the sheet has, as emoji: an empty square stands for a run of them.
    """
    source, data = Path(sys.argv[1]).read_bytes(), sys.stdin.buffer.read().decode()
    try:
        made = _set(source, data)
    except typst.TypstError as error:
        made = _set_with_squares(source, data, error)
    sys.stdout.buffer.write(made)


def _set(source: bytes, data: str) -> bytes:
    return typst.compile(source, ignore_system_fonts=True, sys_inputs={"data": data}, pdf_standards=["ua-1"])


def _set_with_squares(source: bytes, data: str, fault: typst.TypstError) -> bytes:
    said = json.loads(data)
    unshown = "".join(sorted(_unshown({sign for words in _strings(said) for sign in words if not " " <= sign <= "~"})))
    if not unshown:
        sys.exit(str(fault))
    run = re.compile(f"[{re.escape(unshown)}][{re.escape(unshown)}{JOINTS}]*")
    try:
        return _set(source, json.dumps(_replaced(said, run)))
    except typst.TypstError as error:
        sys.exit(str(error))


def _unshown(signs: set[str]) -> Iterator[str]:
    """Those of the signs that no font of a sheet has, each tried alone."""
    for sign in signs:
        try:
            _set(ANY_SIGN, json.dumps(sign))
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            yield sign


def _strings(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, list | dict):
        for one in said.values() if isinstance(said, dict) else said:
            yield from _strings(one)


def _replaced(said: Any, run: re.Pattern[str]) -> Any:
    if isinstance(said, str):
        return run.sub(UNSHOWN, said)
    if isinstance(said, list):
        return [_replaced(one, run) for one in said]
    return {key: _replaced(one, run) for key, one in said.items()} if isinstance(said, dict) else said


if __name__ == "__main__":
    main()
