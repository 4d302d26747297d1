"""The script of the bundle, as a stranger runs it: its files beside each other and nothing of the platform around them."""

import sys
from pathlib import Path

from consult.votes import bundle

SCRIPT = Path(bundle.__file__).parent
sys.path.append(str(SCRIPT))
