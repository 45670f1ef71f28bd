"""Talks to an OpenAI-compatible server, within a time limit, and survives what servers do on bad days.

Tried again: a refused or lost connection, 408, 429 and 5xx, an answer that breaks off or says nothing. Not tried again:
what the server refuses for good reason (a bad key, a prompt that is too long), and when the time is over.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import httpx2
import openai

from hcvla.planner.planner import PlannerError

_TRANSIENT = (408, 409, 429)
_TRIES = 3
_PAUSE_SEC = 0.3
"""Before the second try; doubled before the third."""
_SHOWN_CHARACTERS = 120
"""So much of an unexpected answer is quoted in the error."""
_LOOPBACK = ("localhost", "127.", "[::1]", "::1")


class ChatError(PlannerError):
    """A server that cannot be asked, or does not answer in time or in the known form."""

    def __init__(self, server: str, what: str, *, lasting: bool = True) -> None:
        """Say in one line what the server did; `lasting` if asking again would bring the same."""
        super().__init__(f"the planner server {server} {what}")
        self.lasting = lasting


class ChatClient:
    """One server and its questions: which models, and one answer to some messages."""

    def __init__(self, base: str, key: str, limit_sec: float) -> None:
        """Take the server's address without /v1, its key if it wants one, and the longest wait for an answer [s]."""
        base = base.rstrip("/")
        self.base = base if base.endswith("/v1") else f"{base}/v1"
        self._limit_sec = limit_sec
        host = urlsplit(self.base).hostname or ""
        # A proxy of the environment is for the way out, not for this machine.
        http = openai.DefaultHttpxClient(trust_env=not host.startswith(_LOOPBACK))
        # Tried again here, where the time that is left is known.
        self._client = openai.OpenAI(base_url=self.base, api_key=key or "none", max_retries=0, http_client=http)

    def models(self) -> list[str]:
        """Return the names of the server's models; raise ChatError."""
        reply = self._asked(
            lambda seconds: self._client.with_options(timeout=seconds).models.with_streaming_response.list()
        )
        try:
            names = [model["id"] for model in reply["data"]]
        except (KeyError, TypeError):
            names = []
        if not names or not isinstance(names[0], str):
            raise ChatError(self.base, f"lists no model: {_shown(reply)}")
        return names

    def answer(self, **request: Any) -> str:
        """Return the text of an answer to a chat request; raise ChatError."""
        return self._asked(
            lambda seconds: self._client.chat.completions.with_streaming_response.create(timeout=seconds, **request),
            self._text,
        )

    def _text(self, reply: Any) -> str:
        try:
            choice = reply["choices"][0]
            content = choice["message"]["content"]
        except (KeyError, IndexError, TypeError):
            choice, content = {}, None
        if isinstance(content, list):
            content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
        if isinstance(content, str) and content.strip():
            if choice.get("finish_reason") == "length":
                raise ChatError(self.base, f"cut its answer short; allow more than max_tokens: {_shown(content)}")
            return content
        raise ChatError(self.base, f"answered without text: {_shown(reply)}", lasting=False)

    def _asked(self, ask: Callable[[float], Any], read: Callable[[Any], Any] = lambda reply: reply) -> Any:
        """Return what `read` makes of the server's reply, asking again where that may help; raise ChatError."""
        deadline = time.monotonic() + self._limit_sec
        pause = _PAUSE_SEC
        for tries in range(1, _TRIES + 1):
            try:
                return read(self._once(ask, deadline))
            except ChatError as error:
                if error.lasting or tries == _TRIES or time.monotonic() + pause > deadline:
                    raise
            time.sleep(pause)
            pause *= 2.0
        raise AssertionError("the last try returns or raises")

    def _once(self, ask: Callable[[float], Any], deadline: float) -> Any:
        """Return the server's JSON; a reply that comes drop by drop is given up at the deadline too."""
        late = ChatError(self.base, f"gave no answer in {self._limit_sec:g} s")
        try:
            body = b""
            with ask(max(0.01, deadline - time.monotonic())) as response:
                for chunk in response.iter_bytes():
                    body += chunk
                    if time.monotonic() > deadline:
                        raise late
            return json.loads(body)
        except openai.APIStatusError as error:
            lasting = error.status_code < 500 and error.status_code not in _TRANSIENT
            said = f"refused with {error.status_code}: {_shown(_body(error.response))}"
            raise ChatError(self.base, said, lasting=lasting) from error
        except (openai.APITimeoutError, httpx2.TimeoutException) as error:
            raise late from error
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            reason = _shown(error.__cause__ or error)
            raise ChatError(self.base, f"cannot be asked: {reason}", lasting=False) from error
        except ValueError as error:  # no JSON, or half of one
            said = f"answered no JSON: {_shown(body) or 'nothing'!r}"
            raise ChatError(self.base, said, lasting=False) from error
        except openai.OpenAIError as error:
            raise ChatError(self.base, f"cannot be asked: {_shown(error)}") from error


def _body(response: httpx2.Response) -> str:
    """Return the text of a refusal, as far as it came."""
    try:
        return response.read().decode(errors="replace")
    except httpx2.HTTPError:
        return "(its words broke off)"


def _shown(answer: object) -> str:
    """Return the beginning of an answer or error in one line."""
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
    return " ".join(text.split())[:_SHOWN_CHARACTERS]
