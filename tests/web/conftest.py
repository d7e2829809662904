"""A real server for the tests of the page, and the sample report of the other outputs for authors."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "html"))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Host and port that a `fazhi serve` of our own prints."""
    pytest.importorskip("starlette")
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--isolated"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        assert server.stdout is not None
        line = server.stdout.readline()
        yield line.split("http://")[1].split("/")[0]
    finally:
        server.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(10)
        server.kill()
