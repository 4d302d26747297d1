"""Sets one sheet with Typst and ends: `python -m consult.web.press SHEET`, data from the standard input, the PDF to its output.

Typst keeps what it has set for the next time and never lets go of it: a web process that printed a hundred letters would hold
a gigabyte for good.
"""

import sys
from pathlib import Path

import typst


def main() -> None:
    """Ends with the reason and status 1 where the sheet would not be accessible, as a picture without words."""
    source, data = Path(sys.argv[1]).read_bytes(), sys.stdin.buffer.read().decode()
    try:
        made = typst.compile(source, ignore_system_fonts=True, sys_inputs={"data": data}, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        sys.exit(str(error))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
