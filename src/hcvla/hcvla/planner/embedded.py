"""The default planner: the small network shipped with hcvla, on this machine's processor."""

from __future__ import annotations

import time
from pathlib import Path

import torch
from transformers import AutoModelForImageTextToText, DynamicCache

from hcvla.api.functions import ROBOT_API
from hcvla.api.grammar import grammar
from hcvla.planner.answer import answer_from_text
from hcvla.planner.codec import END, OBJECT_SLOTS, Codec, Slots
from hcvla.planner.constrained import Constraint, piece_tokenizer
from hcvla.planner.features import Prompt, make_batch
from hcvla.planner.model import PlannerForCodeGeneration, Prefix
from hcvla.planner.planner import PlanAnswer, PlannerError, PlanRequest
from hcvla.planner.transcript import Transcript

MAX_TASK_CHARACTERS = 500
MAX_ANSWER_TOKENS = 64
MAX_COURSE_TOKENS = 800
"""Longer courses of a task are told from their end."""


class EmbeddedPlanner:
    """Plans with a checkpoint of `hcvla train planner`."""

    def __init__(self, folder: Path) -> None:
        """Load a checkpoint folder; raise PlannerError."""
        try:
            model = AutoModelForImageTextToText.from_pretrained(str(folder), local_files_only=True, dtype=torch.float32)
        except (OSError, ValueError) as error:
            raise PlannerError(f"the planner in {folder} cannot be loaded: {str(error).splitlines()[0]}") from error
        if not isinstance(model, PlannerForCodeGeneration):
            raise PlannerError(f"{folder} holds a {type(model).__name__}, expected the embedded planner")
        self._model = model.eval()
        self._codec = Codec(model.config.vocabulary)

    def plan(self, request: PlanRequest) -> PlanAnswer:
        """Return the next lines; a refusal if the task is outside what the model knows or it is not sure enough."""
        started = time.monotonic()
        task = " ".join(request.task.split())
        if not task or len(task) > MAX_TASK_CHARACTERS:
            found = "is empty" if not task else f"has {len(task)} characters"
            refusal = f"the task text {found}; expected a sentence of at most {MAX_TASK_CHARACTERS} characters"
            return PlanAnswer(refusal=refusal, seconds=time.monotonic() - started)
        code, confidence = self._write(request, task)
        seconds = time.monotonic() - started
        answer = answer_from_text(code, request, seconds)
        # A task that was begun is not given up for a doubt: what was done stays done, and verdicts judge the rest.
        if answer.code and not request.past and confidence < self._model.config.refuse_below:
            doubt = f"the planner is not sure what the task means (confidence {confidence:.2f}); say it in other words"
            return PlanAnswer(refusal=doubt, seconds=seconds)
        return answer

    @torch.inference_mode()
    def _write(self, request: PlanRequest, task: str) -> tuple[str, float]:
        """Return the answer's text and how sure the model is of it, as a probability."""
        names = [known.name for known in sorted(request.objects, key=lambda known: not known.visible)][:OBJECT_SLOTS]
        slots = Slots.of(names, task)
        codec, model = self._codec, self._model
        past = ((step.code, step.verdict.done) for step in request.past)
        course = Transcript(codec, slots).replay(past, request.held).tokens[-MAX_COURSE_TOKENS:]
        prompt = Prompt(task, tuple(names), tuple(range(len(names))), tuple(course), request.image)
        batch, _ = make_batch([prompt], codec, model.config.vision_config.image_size)
        prefix = model.prefix(batch)
        embedded = torch.cat([prefix.states, model.embed(batch.code, prefix.known)], dim=1)
        embedded = embedded[:, torch.cat([prefix.mask, batch.code_mask], dim=1)[0]]
        constraint = Constraint(
            piece_tokenizer(codec.pieces(slots), codec.ids[END]), grammar(ROBOT_API, names, request.memory)
        )
        # The first wrong answer was the likeliest one; after an error others get their chance.
        chance = torch.Generator().manual_seed(len(request.errors)) if request.errors else None
        last = model.spoken_last(batch.code)[:, -1:]
        return self._decode(embedded, prefix, last, constraint, slots, chance)

    def _decode(
        self,
        embedded: torch.Tensor,
        prefix: Prefix,
        last: torch.Tensor,
        constraint: Constraint,
        slots: Slots,
        chance: torch.Generator | None,
    ) -> tuple[str, float]:
        model, cache, confidence = self._model, DynamicCache(), 1.0
        chosen: list[int] = []
        for _ in range(MAX_ANSWER_TOKENS):
            states = model.decoder(inputs_embeds=embedded, past_key_values=cache, use_cache=True).last_hidden_state
            chances = model.logits(states[:, -1:], last, prefix.relations)[0, 0].float().softmax(-1)
            # The small number keeps a permitted token possible where the model gives it no chance at all.
            permitted = (chances + 1e-9) * constraint.allowed()[: len(chances)]
            token = int(permitted.argmax() if chance is None else torch.multinomial(permitted, 1, generator=chance))
            confidence *= float(chances[token])
            if token == self._codec.ids[END]:
                return self._codec.decode(chosen, slots), confidence
            constraint.accept(token)
            chosen.append(token)
            if constraint.stopped:
                return self._codec.decode(chosen, slots), confidence
            chosen_now = torch.tensor([[token]])
            named = model.spoken_last(chosen_now)
            last = named if int(named) else last
            embedded = model.embed(chosen_now, prefix.known)
        raise PlannerError(f"the planner's answer did not end within {MAX_ANSWER_TOKENS} tokens")
