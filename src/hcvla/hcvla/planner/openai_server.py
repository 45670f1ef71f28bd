"""A planner behind an OpenAI-compatible server, such as vLLM, which shares one model among many robots."""

from __future__ import annotations

import base64
import time
from dataclasses import replace
from typing import Any
from urllib.parse import urldefrag

import cv2
import numpy as np

from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.goals.grammar import goal_grammar
from hcvla.planner.chat_client import ChatClient
from hcvla.planner.config import PlannerSettings
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import PlanAnswer, PlanRequest
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.questions import questions


class ServerPlanner:
    """Plans by asking the server of a URL, e.g. http://host:8000/v1; `#name` at its end chooses a model."""

    def __init__(self, registry: Registry, settings: PlannerSettings, key: str = "") -> None:
        """Ask the server which model it has, unless the address names one; raise PlannerError if it does not answer."""
        self._registry, self._settings = registry, settings
        self._questions = questions(registry, settings.prompt)
        base, model = urldefrag(settings.planner)
        self._client = ChatClient(base, key, settings.server_timeout_sec)
        self._model = model or self._client.models()[0]

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; raise PlannerError if the server does not answer in time or not in the known form."""
        started = time.monotonic()
        names = [known.name for known in request.objects]
        asked = self._questions.of(request)
        text = self._write(request, asked.code, grammar(self._registry, names, request.memory))
        answer = answer_from_text(text, request, time.monotonic() - started)
        if request.asks_goal and not answer.refusal:
            text = self._write(request, asked.goal, goal_grammar(names))
            answer = replace(answer, goal=goal_from_text(text), seconds=time.monotonic() - started)
        return answer

    def _write(self, request: PlanRequest, chat: Chat, rules: str) -> str:
        """Return the server's answer to one question, inside a grammar if it can do that; raise PlannerError."""
        return self._client.answer(
            model=self._model,
            temperature=0.0 if not request.errors else 0.7,
            max_tokens=self._settings.max_tokens,
            messages=_messages(chat),
            # vLLM reads the first since 0.11 and the second before; servers without either ignore both, and what
            # they then answer is checked like any program before it runs.
            extra_body={"structured_outputs": {"grammar": rules}, "guided_grammar": rules},
        )


def _messages(chat: Chat) -> list[dict]:
    messages: list[dict] = [{"role": "system", "content": chat.role}] if chat.role else []
    messages.append({"role": "user", "content": _content(chat.image, chat.texts[0])})
    for number, text in enumerate(chat.texts[1:]):
        messages.append({"role": "user", "content": text} if number % 2 else {"role": "assistant", "content": text})
    return messages


def _content(image: np.ndarray | None, question: str) -> Any:
    content: list[dict] = [{"type": "text", "text": question}]
    if image is not None:
        content.insert(0, {"type": "image_url", "image_url": {"url": _data_url(image)}})
    return content


def _data_url(image: np.ndarray) -> str:
    """Return an RGB image, Shape=(h, w, 3), uint8, as a JPEG data URL."""
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR))
    return "data:image/jpeg;base64," + base64.b64encode(jpeg.tobytes()).decode()
