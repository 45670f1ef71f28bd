"""A small policy server that speaks openpi's protocol, written from its description, with faults on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgpack
import numpy as np
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

Observation = dict[str, Any]
Answer = Callable[[Observation], Any]


def packed(message: object) -> bytes:
    """Bytes of a message as openpi packs it: the marks of arrays are bytes."""

    def mark(value: np.ndarray) -> dict:
        return {b"__ndarray__": True, b"data": value.tobytes(), b"dtype": value.dtype.str, b"shape": value.shape}

    return msgpack.packb(message, default=mark)


def unpacked(data: bytes) -> Any:
    """The message of bytes, as openpi unpacks it."""

    def read(found: dict) -> object:
        if b"__ndarray__" not in found:
            return found
        return np.ndarray(buffer=found[b"data"], dtype=np.dtype(found[b"dtype"]), shape=found[b"shape"])

    return msgpack.unpackb(data, object_hook=read)


class Sends:
    """An answer that is sent as it is: bytes of no message, or a text, which is an error there."""

    def __init__(self, raw: str | bytes) -> None:
        self.raw = raw


class HangUpError(Exception):
    """Raised by an answer: the server hangs up without one."""


class Hangs:
    """An answer that comes when `release` is set; the end of the server sets it too."""

    def __init__(self, answer: object = None) -> None:
        self.release, self.answer = threading.Event(), answer


class Running:
    """A server at work."""

    def __init__(self) -> None:
        self.port = 0
        self.seen: list[Observation] = []
        """What it was sent."""
        self.hangs: list[Hangs] = []

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"ws://127.0.0.1:{self.port}"


def talk(connection: ServerConnection, metadata: object, answer: Answer, running: Running) -> None:
    """Serve one client."""
    greeting = metadata.raw if isinstance(metadata, Sends) else packed(metadata)
    try:
        if metadata is not None:
            connection.send(greeting)
        for message in connection:
            running.seen.append(unpacked(message))
            found = answer(running.seen[-1])
            if isinstance(found, Hangs):
                running.hangs.append(found)
                found.release.wait(20.0)
                found = found.answer
            connection.send(found.raw if isinstance(found, Sends) else packed(found))
    except (ConnectionClosed, HangUpError):
        connection.close()


@contextmanager
def policy_server(answer: Answer, metadata: object = None, port: int = 0, *, mute: bool = False) -> Iterator[Running]:
    """Serve at a port of this machine while the block runs; `mute`: say nothing first."""
    running, connections = Running(), []

    def serve_one(connection: ServerConnection) -> None:
        connections.append(connection)
        talk(connection, None if mute else metadata or {}, answer, running)

    server = serve(serve_one, "127.0.0.1", port, compression=None, max_size=None, close_timeout=0.2)
    running.port = int(server.socket.getsockname()[1])
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        for hang in running.hangs:
            hang.release.set()
        server.shutdown()
        for connection in connections:
            connection.close()
        thread.join(10.0)


def plan(steps: int, width: int, value: float = 0.0) -> dict[str, np.ndarray]:
    """An answer of so many rows."""
    return {"actions": np.full((steps, width), value, np.float32)}
