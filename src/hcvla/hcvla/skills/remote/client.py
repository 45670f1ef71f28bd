"""The client of a policy server: one connection, every wait with a limit, connected again when the server is back."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.protocol import State
from websockets.sync.client import ClientConnection, connect

from hcvla.api.errors import HcvlaError
from hcvla.api.excerpt import excerpt
from hcvla.api.outcomes import Outcome
from hcvla.configuration.ranges import PositiveFloat
from hcvla.skills.remote.wire import MOST_BYTES, WireError, pack, unpack

_LOG = logging.getLogger(__name__)
_CLOSING_SEC = 0.5
_WARNING_SEC = 10.0
"""A server that is late is late again and again: it is not said more often."""


class PolicyServerError(HcvlaError):
    """A policy server cannot be reached, or does not answer in time or in the known form."""

    outcome = Outcome.NODE_LOST

    def __init__(self, address: str, what: str) -> None:
        """Say in one line what the server did."""
        super().__init__(f"policy server {address} {what}")


@dataclass(frozen=True, kw_only=True)
class ServerLimits:
    """How long a policy server may take."""

    connect_sec: PositiveFloat = 5.0
    """For the connection and the server's first message."""
    first_answer_sec: PositiveFloat = 60.0
    """For the first answer on a connection: servers compile their network then."""
    answer_sec: PositiveFloat = 2.0
    """For every other answer; the arm rests at its last way point meanwhile."""
    ping_sec: PositiveFloat = 2.0
    """Time between the pings that check whether the server is still there; it may be as late as with an answer."""


class PolicyClient:
    """One policy server; connects at the first request, and again after the connection was lost."""

    def __init__(self, address: str, limits: ServerLimits | None = None) -> None:
        """Take an address, ws://HOST:PORT."""
        self.address, self.limits = address, limits or ServerLimits()
        self._open = ExitStack()
        self._connection: ClientConnection | None = None
        self._metadata: dict[str, Any] | None = None
        self._answered = False
        self._warned_sec = -math.inf

    def metadata(self) -> dict[str, Any]:
        """Return what the server says of itself, connecting if need be; raise PolicyServerError."""
        self._connected()
        assert self._metadata is not None, "it comes with the connection"
        return self._metadata

    def ask(self, message: Mapping[str, Any], in_hand_sec: float = math.inf) -> dict[str, Any]:
        """Return the answer to a message; raise PolicyServerError.

        Warns if it took longer than the plan in hand lasts [s]. A connection that breaks is made again once.
        """
        data, started = pack(message), time.monotonic()
        try:
            answer = self._once(data)
        except ConnectionClosed:
            self._drop()
            try:
                answer = self._once(data)
            except ConnectionClosed as error:
                self._drop()
                raise PolicyServerError(self.address, f"closed the connection ({_words(error)})") from None
        self._warn_if_late(time.monotonic() - started, in_hand_sec, answer)
        return answer

    def close(self) -> None:
        """Close the connection."""
        self._drop()

    def _once(self, data: bytes) -> dict[str, Any]:
        """Send and receive on one connection; raise ConnectionClosed or PolicyServerError."""
        connection = self._connected()
        limit_sec = self.limits.answer_sec if self._answered else self.limits.first_answer_sec
        try:
            connection.send(data)
            answer = connection.recv(timeout=limit_sec)
        except TimeoutError:
            # Else its late answer would be taken for that to the next question.
            self._drop()
            raise PolicyServerError(self.address, f"gave no answer in {limit_sec:g} s") from None
        self._answered = True
        return self._read(answer, "answered")

    def _connected(self) -> ClientConnection:
        if self._connection is not None and self._connection.state is State.OPEN:
            return self._connection
        self._drop()
        limits = self.limits
        try:
            opening = connect(
                self.address, compression=None, max_size=MOST_BYTES, proxy=None, open_timeout=limits.connect_sec,
                close_timeout=_CLOSING_SEC, ping_interval=limits.ping_sec,
                ping_timeout=max(limits.answer_sec, limits.first_answer_sec),
            )  # fmt: skip
            self._connection = self._open.enter_context(opening)
        except TimeoutError:
            raise PolicyServerError(self.address, f"does not respond in {limits.connect_sec:g} s") from None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise PolicyServerError(self.address, f"cannot be reached ({reason}); is it running there?") from None
        except (WebSocketException, ValueError, AssertionError) as error:
            # A server that sends before it gets a request trips an assertion of websockets 17.4.
            raise PolicyServerError(self.address, f"speaks no websocket protocol ({_words(error)})") from None
        self._greet(self._connection)
        return self._connection

    def _greet(self, connection: ClientConnection) -> None:
        """Take the server's first message; raise PolicyServerError if it is none, or another than before."""
        try:
            metadata = self._read(connection.recv(timeout=self.limits.connect_sec), "begins with")
        except TimeoutError:
            self._drop()
            what = "says nothing of itself; openpi's protocol begins with metadata from the server"
            raise PolicyServerError(self.address, what) from None
        except ConnectionClosed as error:
            self._drop()
            raise PolicyServerError(self.address, f"closed the connection at once ({_words(error)})") from None
        if self._metadata is not None and self._metadata != metadata:
            self._drop()
            raise PolicyServerError(self.address, "serves something else than before; start the skills again")
        self._metadata, self._answered = metadata, False

    def _read(self, answer: str | bytes, verb: str) -> dict[str, Any]:
        if isinstance(answer, str):
            # Servers of this protocol send errors as text, a traceback whose last line says what it was.
            self._drop()
            lines = answer.strip().splitlines() or ["nothing"]
            raise PolicyServerError(self.address, f"reports an error: {excerpt(lines[-1])}")
        try:
            return unpack(answer)
        except WireError as error:
            self._drop()
            raise PolicyServerError(self.address, f"{verb} {error}; expected openpi's msgpack messages") from None

    def _warn_if_late(self, took_sec: float, in_hand_sec: float, answer: Mapping[str, Any]) -> None:
        now = time.monotonic()
        if took_sec <= in_hand_sec or now - self._warned_sec < _WARNING_SEC:
            return
        self._warned_sec = now
        timing = answer.get("server_timing")
        thinking = timing.get("infer_ms") if isinstance(timing, Mapping) else None
        there = f", {float(thinking):.0f} ms of it thinking" if isinstance(thinking, int | float) else ""
        _LOG.warning(
            "policy server %s answered after %.0f ms%s; the plan in hand lasts %.0f ms: the arm waited",
            self.address, 1000.0 * took_sec, there, 1000.0 * in_hand_sec,
        )  # fmt: skip

    def _drop(self) -> None:
        self._connection = None
        self._open.close()


def _words(error: Exception) -> str:
    return excerpt(" ".join(str(error).split()) or type(error).__name__)
