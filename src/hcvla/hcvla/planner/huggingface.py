"""Any Hugging Face image-text-to-text checkpoint as a planner, decoding inside the API's grammar."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from hcvla.api.errors import HcvlaError
from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.goals.grammar import goal_grammar
from hcvla.planner.config import PlannerSettings
from hcvla.planner.constrained import hf_tokenizer
from hcvla.planner.model_folder import load_processor
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import GOAL_NOT_HELD, PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.shared import answer_or_error
from hcvla.planner.vlm.adapter import load_model
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.decoding import ChatDecoding
from hcvla.planner.vlm.questions import questions
from hcvla.planner.vlm.together import write_together
from hcvla.planner.vlm.tokens import ChatTokens, Encoded, inputs_of


class HfPlanner:
    """Plans with a vision-language model from a folder, through the Auto classes."""

    def __init__(
        self,
        folder: Path,
        registry: Registry,
        settings: PlannerSettings,
        device: str | None = None,
        *,
        at_once: bool | None = None,
    ) -> None:
        """Load model and processor on `device`, by default a GPU if there is one; raise PlannerError.

        With `at_once`, by default on a GPU, several requests are one batch.
        """
        self._registry, self._max_tokens, self._folder = registry, settings.max_tokens, folder
        device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self._at_once = device.startswith("cuda") if at_once is None else at_once
        processor = load_processor(folder)
        self._model = load_model(folder).to(device).eval()
        self._tokens = ChatTokens(processor, inputs_of(self._model))
        self._vocabulary = hf_tokenizer(processor.tokenizer, self._model.get_output_embeddings().weight.shape[0])
        self._decoding = ChatDecoding(self._model, self._vocabulary, self._tokens.end, settings.max_tokens)
        self._context = getattr(self._model.config.get_text_config(), "max_position_embeddings", None)
        self._questions = questions(registry, settings.prompt, folder)

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; after an answer that was wrong, as `request.errors` says, another one."""
        started = time.monotonic()
        asked = self._questions.of(request)
        wrong = _wrong_answers(request)
        # The first wrong answer was the likeliest one; where it cannot be said what was wrong, others get their chance.
        chance = torch.Generator().manual_seed(wrong) if wrong and not asked.shows_errors else None
        text = self._write(asked.code, self._rules(request), chance)
        answer = answer_from_text(text, request, time.monotonic() - started)
        if request.asks_goal and not answer.refusal:
            text = self._write(asked.goal, _goal_rules(request), None)
            answer = replace(answer, goal=goal_from_text(text), seconds=time.monotonic() - started)
        return answer

    def plan_together(self, requests: Sequence[PlanRequest]) -> list[PlanAnswer | HcvlaError]:
        """Return the answers to several requests, or why there is none."""
        if len(requests) == 1 or not self._at_once or any(map(_wrong_answers, requests)):
            return [answer_or_error(self, request) for request in requests]
        started = time.monotonic()
        asked = [self._questions.of(request) for request in requests]
        codes = self._write_together([(a.code, self._rules(r)) for a, r in zip(asked, requests, strict=True)])
        seconds = time.monotonic() - started
        answers = [_answer(code, request, seconds) for code, request in zip(codes, requests, strict=True)]
        wanted = [
            number
            for number, answer in enumerate(answers)
            if requests[number].asks_goal and isinstance(answer, PlanAnswer) and not answer.refusal
        ]
        goals = self._write_together([(asked[number].goal, _goal_rules(requests[number])) for number in wanted])
        seconds = time.monotonic() - started
        for number, goal in zip(wanted, goals, strict=True):
            answers[number] = _with_goal(answers[number], goal, seconds)
        return answers

    def _rules(self, request: PlanRequest) -> str:
        return grammar(self._registry, [known.name for known in request.objects], request.memory)

    def _write(self, chat: Chat, rules: str, chance: torch.Generator | None) -> str:
        """Return the model's answer to one question, inside a grammar; raise PlannerError."""
        return self._text(self._decoding.write(self._encoded(chat), rules, chance))

    def _write_together(self, asked: Sequence[tuple[Chat, str]]) -> list[str | PlannerError]:
        """Return the model's answers to several questions, or why there is none."""
        read = [self._encoded_or_error(chat) for chat, _ in asked]
        whole = [(chat, rules) for chat, (_, rules) in zip(read, asked, strict=True) if isinstance(chat, Encoded)]
        if not whole:
            return [chat for chat in read if isinstance(chat, PlannerError)]
        written = iter(write_together(self._model, self._vocabulary, self._tokens.end, self._max_tokens, whole))
        found = [chat if isinstance(chat, PlannerError) else next(written) for chat in read]
        return [ids if isinstance(ids, PlannerError) else self._text(ids) for ids in found]

    def _encoded_or_error(self, chat: Chat) -> Encoded | PlannerError:
        try:
            return self._encoded(chat)
        except PlannerError as error:
            return error

    def _encoded(self, chat: Chat) -> Encoded:
        """Return a question as the model's input; raise PlannerError if it is too long."""
        encoded = self._tokens.encode(chat)
        length = len(encoded.ids)
        if self._context and length + self._max_tokens > self._context:
            raise PlannerError(
                f"the question has {length} tokens and its answer may have {self._max_tokens} (max_tokens), but the "
                f"model in {self._folder} reads at most {self._context}; expected a model with a longer context"
            )
        return encoded

    def _text(self, ids: list[int]) -> str:
        return self._tokens.tokenizer.decode(ids, skip_special_tokens=True)


def _wrong_answers(request: PlanRequest) -> int:
    return sum(not error.startswith(GOAL_NOT_HELD) for error in request.errors)


def _goal_rules(request: PlanRequest) -> str:
    return goal_grammar([known.name for known in request.objects])


def _answer(text: str | PlannerError, request: PlanRequest, seconds: float) -> PlanAnswer | HcvlaError:
    try:
        return text if isinstance(text, PlannerError) else answer_from_text(text, request, seconds)
    except PlannerError as error:
        return error


def _with_goal(answer: PlanAnswer | HcvlaError, goal: str | PlannerError, seconds: float) -> PlanAnswer | HcvlaError:
    if isinstance(answer, HcvlaError):
        return answer
    return goal if isinstance(goal, PlannerError) else replace(answer, goal=goal_from_text(goal), seconds=seconds)
