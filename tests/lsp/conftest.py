"""Makes the sample report importable to the tests of every output meant for authors."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "html"))
