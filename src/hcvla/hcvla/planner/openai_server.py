"""A planner behind an OpenAI-compatible server, such as vLLM, which shares one model among many robots."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urldefrag

import cv2
import numpy as np
import openai

from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.goals.grammar import goal_grammar
from hcvla.planner.config import PlannerSettings
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.prompt import goal_instructions, goal_situation, instructions, situation

_SHOWN_CHARACTERS = 120
"""So much of an unexpected answer is quoted in the error."""


class ServerPlanner:
    """Plans by asking the server of a URL, e.g. http://host:8000/v1; `#name` at its end chooses a model."""

    def __init__(self, registry: Registry, settings: PlannerSettings, key: str = "") -> None:
        """Ask the server which model it has, unless the address names one; raise PlannerError if it does not answer."""
        self._registry, self._settings = registry, settings
        base, self._model = urldefrag(settings.planner)
        base = base.rstrip("/")
        self._base = base if base.endswith("/v1") else f"{base}/v1"
        # The executor decides whether an answer is worth a second try: it knows how much time is left.
        self._client = openai.OpenAI(
            base_url=self._base, api_key=key or "none", timeout=settings.server_timeout_sec, max_retries=0
        )
        if not self._model:
            self._model = self._first_model()

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError if the server does not answer in time or not in the known form."""
        started = time.monotonic()
        names = [known.name for known in request.objects]
        rules = grammar(self._registry, names, request.memory)
        text = self._write(request, instructions(self._registry), situation(request), rules)
        answer = answer_from_text(text, request, time.monotonic() - started)
        if request.asks_goal and not answer.refusal:
            text = self._write(request, goal_instructions(), goal_situation(request), goal_grammar(names))
            answer = replace(answer, goal=goal_from_text(text), seconds=time.monotonic() - started)
        return answer

    def _write(self, request: PlanRequest, role: str, question: str, rules: str) -> str:
        """Return the server's answer to one question, inside a grammar if it can do that; raise PlannerError."""
        with self._failures():
            reply = self._client.chat.completions.create(
                model=self._model,
                temperature=0.0 if not request.errors else 0.7,
                max_tokens=self._settings.max_tokens,
                messages=[
                    {"role": "system", "content": role},
                    {"role": "user", "content": _content(request.image, question)},
                ],
                # vLLM reads the first since 0.11 and the second before; servers without either ignore both, and what
                # they then answer is checked like any program before it runs.
                extra_body={"structured_outputs": {"grammar": rules}, "guided_grammar": rules},
            )
        try:
            text = reply.choices[0].message.content
        except (AttributeError, IndexError, TypeError):
            text = None
        if not isinstance(text, str) or not text.strip():
            raise PlannerError(f"the planner server {self._base} answered without text: {_shown(reply)}")
        return text

    def _first_model(self) -> str:
        with self._failures():
            reply = self._client.models.list()
        try:
            model = reply.data[0].id
        except (AttributeError, IndexError, TypeError):
            model = None
        if not isinstance(model, str):
            raise PlannerError(f"the planner server {self._base} lists no model: {_shown(reply)}")
        return model

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """Turn whatever can go wrong with a request into a PlannerError of one line."""
        server = f"the planner server {self._base}"
        try:
            yield
        except openai.APIStatusError as error:
            said = _shown(error.response.text)
            raise PlannerError(f"{server} refused with {error.status_code}: {said}") from error
        except openai.APITimeoutError as error:
            raise PlannerError(f"{server} gave no answer in {self._settings.server_timeout_sec:g} s") from error
        # The client is not ready for answers that are no JSON object: these end in the errors of Python itself.
        except (openai.OpenAIError, ValueError, AttributeError, TypeError) as error:
            raise PlannerError(f"{server} cannot be asked: {_shown(error.__cause__ or error)}") from error


def _shown(answer: object) -> str:
    """Return the beginning of an answer or error in one line."""
    text = answer if isinstance(answer, str | BaseException) else getattr(answer, "model_dump_json", lambda: answer)()
    return " ".join(str(text).split())[:_SHOWN_CHARACTERS]


def _content(image: np.ndarray | None, question: str) -> Any:
    content: list[dict] = [{"type": "text", "text": question}]
    if image is not None:
        content.insert(0, {"type": "image_url", "image_url": {"url": _data_url(image)}})
    return content


def _data_url(image: np.ndarray) -> str:
    """Return an RGB image, Shape=(h, w, 3), uint8, as a JPEG data URL."""
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    return "data:image/jpeg;base64," + base64.b64encode(jpeg.tobytes()).decode()
