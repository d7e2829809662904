"""Runs the application on 127.0.0.1 until Ctrl-C."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from checker.config import Settings
from checker.errors import UsageError
from checker.web.app import Limits, create_app


def bind(port: int) -> socket.socket:
    """A listening socket on 127.0.0.1 (port 0: any free one); a `UsageError` when the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind(("127.0.0.1", port))
    except OSError as error:
        listener.close()
        raise UsageError(f"端口 {port} 已被占用，请换一个，如 --port 0 (port in use): {error.strerror}") from error
    listener.listen(64)
    return listener


def serve(settings: Settings, limits: Limits, port: int, browser: bool, say: Callable[[str], None]) -> None:
    """Serve until interrupted; `say` is told the address once the page answers."""
    listener = bind(port)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    config = uvicorn.Config(
        create_app(settings, limits),
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=5,
        limit_concurrency=64,
        h11_max_incomplete_event_size=16384,
    )
    server = _Announcing(config, lambda: _announce(address, browser, say))
    with listener:
        server.run(sockets=[listener])
    if not server.started:
        raise UsageError("服务没有启动，请看上面的提示 (the server did not start)")


class _Announcing(uvicorn.Server):
    """A server that says when it is ready: its workers have loaded their rules by then."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _announce(address: str, browser: bool, say: Callable[[str], None]) -> None:
    say(address)
    if browser:
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
