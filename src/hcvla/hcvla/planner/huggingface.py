"""Any image-text-to-text checkpoint of Hugging Face as a planner, decoding inside the API's grammar."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import LogitsProcessorList

from hcvla.api.grammar import grammar
from hcvla.api.registry import Registry
from hcvla.goals.grammar import goal_grammar
from hcvla.planner.config import PlannerSettings
from hcvla.planner.constrained import ConstrainedLogits, hf_tokenizer
from hcvla.planner.model_folder import load_model, load_processor
from hcvla.planner.parse import answer_from_text, goal_from_text
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.prompt import goal_instructions, goal_situation, instructions, situation

_BLANK_EDGE = 64


class HfPlanner:
    """Plans with a vision-language model from a folder, through the Auto classes."""

    def __init__(self, folder: Path, registry: Registry, settings: PlannerSettings, device: str | None = None) -> None:
        """Load model and processor on `device`, by default a GPU if there is one; raise PlannerError."""
        self._registry, self._max_tokens, self._folder = registry, settings.max_tokens, folder
        self._device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self._processor: Any = load_processor(folder)
        self._model: Any = load_model(folder).to(self._device).eval()
        tokenizer = self._processor.tokenizer
        self._vocabulary = hf_tokenizer(tokenizer, self._model.get_output_embeddings().weight.shape[0])
        self._context = getattr(self._model.config.get_text_config(), "max_position_embeddings", None)

    @torch.inference_mode()
    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; an error was in the last answer if `request.errors` says so, then it is shown."""
        started = time.monotonic()
        names = [known.name for known in request.objects]
        text = self._write(
            request, instructions(self._registry), situation(request), grammar(self._registry, names, request.memory)
        )
        answer = answer_from_text(text, request, time.monotonic() - started)
        if request.asks_goal and not answer.refusal:
            text = self._write(request, goal_instructions(), goal_situation(request), goal_grammar(names))
            answer = replace(answer, goal=goal_from_text(text), seconds=time.monotonic() - started)
        return answer

    def _write(self, request: PlanRequest, role: str, question: str, rules: str) -> str:
        """Return the model's answer to one question, inside a grammar; raise PlannerError."""
        image = request.image if request.image is not None else _blank()
        inputs = self._inputs(f"{role}\n{question}", image).to(self._device)
        length = inputs["input_ids"].shape[1]
        if self._context and length + self._max_tokens > self._context:
            raise PlannerError(
                f"the question has {length} tokens and its answer may have {self._max_tokens} (max_tokens), but the "
                f"model in {self._folder} reads at most {self._context}; expected a model with a longer context"
            )
        limit = ConstrainedLogits(self._vocabulary, rules, length)
        output = self._model.generate(
            **inputs, max_new_tokens=self._max_tokens, do_sample=False, logits_processor=LogitsProcessorList([limit])
        )
        text = self._processor.tokenizer.decode(output[0, length:], skip_special_tokens=True)
        if not limit.complete(output[0].tolist()):
            raise PlannerError(f"the model's answer did not end within {self._max_tokens} tokens: {text[:80]!r}")
        return text

    def _inputs(self, text: str, image: np.ndarray) -> Any:
        """Return the model's inputs, by its chat template if it has one."""
        processor = self._processor
        if getattr(processor, "chat_template", None):
            content = [
                {"type": "image", "image": image},
                {"type": "text", "text": text},
            ]
            return processor.apply_chat_template(
                [{"role": "user", "content": content}],
                add_generation_prompt=True, tokenize=True, return_dict=True, return_tensors="pt",
            )  # fmt: skip
        mark = getattr(processor, "image_token", None) or "<image>"
        return processor(text=f"{mark}{text}\n", images=image, return_tensors="pt")


def _blank() -> np.ndarray:
    """Return a grey image: these models are not made for none."""
    return np.full((_BLANK_EDGE, _BLANK_EDGE, 3), 128, dtype=np.uint8)
