"""Any Hugging Face image-text-to-text checkpoint as a planner, decoding inside the API's grammar."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import torch

from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.goals.grammar import goal_grammar
from hcvla.planner.config import PlannerSettings
from hcvla.planner.constrained import hf_tokenizer
from hcvla.planner.model_folder import load_processor
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import GOAL_NOT_HELD, PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.vlm.adapter import load_model
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.decoding import ChatDecoding
from hcvla.planner.vlm.questions import questions
from hcvla.planner.vlm.tokens import ChatTokens, inputs_of


class HfPlanner:
    """Plans with a vision-language model from a folder, through the Auto classes."""

    def __init__(self, folder: Path, registry: Registry, settings: PlannerSettings, device: str | None = None) -> None:
        """Load model and processor on `device`, by default a GPU if there is one; raise PlannerError."""
        self._registry, self._max_tokens, self._folder = registry, settings.max_tokens, folder
        processor = load_processor(folder)
        model = load_model(folder).to(device or ("cuda" if torch.cuda.is_available() else "cpu")).eval()
        self._tokens = ChatTokens(processor, inputs_of(model))
        vocabulary = hf_tokenizer(processor.tokenizer, model.get_output_embeddings().weight.shape[0])
        self._decoding = ChatDecoding(model, vocabulary, self._tokens.end, settings.max_tokens)
        self._context = getattr(model.config.get_text_config(), "max_position_embeddings", None)
        self._questions = questions(registry, settings.prompt, folder)

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; after an answer that was wrong, as `request.errors` says, another one."""
        started = time.monotonic()
        names = [known.name for known in request.objects]
        asked = self._questions.of(request)
        wrong = sum(not error.startswith(GOAL_NOT_HELD) for error in request.errors)
        # The first wrong answer was the likeliest one; where it cannot be said what was wrong, others get their chance.
        chance = torch.Generator().manual_seed(wrong) if wrong and not asked.shows_errors else None
        text = self._write(asked.code, grammar(self._registry, names, request.memory), chance)
        answer = answer_from_text(text, request, time.monotonic() - started)
        if request.asks_goal and not answer.refusal:
            text = self._write(asked.goal, goal_grammar(names), None)
            answer = replace(answer, goal=goal_from_text(text), seconds=time.monotonic() - started)
        return answer

    def _write(self, chat: Chat, rules: str, chance: torch.Generator | None) -> str:
        """Return the model's answer to one question, inside a grammar; raise PlannerError."""
        encoded = self._tokens.encode(chat)
        length = len(encoded.ids)
        if self._context and length + self._max_tokens > self._context:
            raise PlannerError(
                f"the question has {length} tokens and its answer may have {self._max_tokens} (max_tokens), but the "
                f"model in {self._folder} reads at most {self._context}; expected a model with a longer context"
            )
        written = self._decoding.write(encoded, rules, chance)
        return self._tokens.tokenizer.decode(written, skip_special_tokens=True)
