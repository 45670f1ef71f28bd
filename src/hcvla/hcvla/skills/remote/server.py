"""Serves a policy by openpi's websocket protocol: metadata first, then an answer to each message."""

from __future__ import annotations

import http
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from hcvla.api.errors import HcvlaError
from hcvla.skills.remote.wire import MOST_BYTES, pack, unpack

HEALTH = "/healthz"
"""Answered with 200 while the server runs, for monitoring."""
Answer = Callable[[Mapping[str, Any]], Mapping[str, Any]]


class ServingError(HcvlaError):
    """A server cannot begin."""


class PolicyServer:
    """Answers every client, each in a thread, as long as its context lasts."""

    def __init__(self, answer: Answer, metadata: Mapping[str, Any], host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen at an address, port 0: any that is free; raise ServingError."""
        self._answer, self._metadata = answer, dict(metadata)
        try:
            self._server = serve(self._talk, host, port, compression=None, max_size=MOST_BYTES, process_request=_health)
        except OSError as error:
            raise ServingError(f"cannot listen at {host}:{port}: {(error.strerror or str(error)).lower()}") from None
        self.host, self.port = host, int(self._server.socket.getsockname()[1])
        self._thread = threading.Thread(target=self._server.serve_forever, name="policy server", daemon=True)

    def wait(self) -> None:
        """Wait until it ends, which it does not by itself."""
        self._thread.join()

    def __enter__(self) -> PolicyServer:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._thread.join()

    def _talk(self, connection: ServerConnection) -> None:
        """Serve one client until it leaves."""
        try:
            connection.send(pack(self._metadata))
            for message in connection:
                connection.send(self._answered(message))
        except ConnectionClosed:
            return
        except Exception as error:  # noqa: BLE001 - the edge of a client's thread: the client gets the words
            connection.send(f"{type(error).__name__}: {error}")
            connection.close(CloseCode.INTERNAL_ERROR, "the error is in the message before")

    def _answered(self, message: str | bytes) -> bytes:
        started = time.monotonic()
        answer = self._answer(unpack(message.encode() if isinstance(message, str) else message))
        return pack({**answer, "server_timing": {"infer_ms": 1000.0 * (time.monotonic() - started)}})


def _health(connection: ServerConnection, request: Request) -> Response | None:
    return connection.respond(http.HTTPStatus.OK, "OK\n") if request.path == HEALTH else None
