"""The generated pages are those of the rules and commands as they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_generated_pages_are_up_to_date() -> None:
    call = [sys.executable, str(ROOT / "docs" / "build_reference.py"), "--check"]
    run = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
