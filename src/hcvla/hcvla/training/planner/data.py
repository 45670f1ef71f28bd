"""Turns samples into what the planner's network is trained on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from hcvla.api.functions import ROBOT_API
from hcvla.api.grammar import REFUSALS
from hcvla.api.holding import held_after
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.planner.batch import PlannerBatch
from hcvla.planner.collate import Prompt, make_batch
from hcvla.planner.tokenizer import OBJECT_SLOTS, Tokenizer
from hcvla.planner.transcript import Transcript
from hcvla.tasks.families import FAMILIES
from hcvla.tasks.language import samples as kinds
from hcvla.tasks.language.samples import Sample
from hcvla.tasks.program import subtask_of

IGNORED = -100
_DONE = Verdict(Outcome.DONE)
KINDS = (*FAMILIES, *kinds.REFUSALS)
"""What a sentence can be."""
_REASONS = dict(zip((kinds.UNKNOWN, kinds.MISSING, kinds.AMBIGUOUS), REFUSALS, strict=False))
"""What is answered where a sample gives no finer reason."""


@dataclass(frozen=True)
class RenderedScene:
    """One rendered scene: what the camera saw and in which cell of the image each object is."""

    image: np.ndarray
    """Shape=(h, w, 3), uint8, RGB."""
    names: tuple[str, ...]
    cells: tuple[int, ...]
    """Cell of each object; the last class means "not in the image"."""


@dataclass
class Targets:
    """What the network should say."""

    code: torch.Tensor
    """Next token after each code token, Shape=(b, m), IGNORED where nothing is asked."""
    grounding: torch.Tensor
    """Object each word piece speaks of, or k for none, Shape=(b, n), IGNORED at padding."""
    cells: torch.Tensor
    """Cell of each object, Shape=(b, k), IGNORED without an image."""
    kinds: torch.Tensor
    """Index into KINDS of each sentence, Shape=(b,), IGNORED for other requests."""


def answers_of(sample: Sample) -> list[str]:
    """Return all answers in order, the last being done() or a refusal."""
    if sample.kind in _REASONS:
        return [f"refuse('{sample.reason or _REASONS[sample.kind]}')"]
    return [*sample.steps, "done()"]


def to_prompt(
    rng: random.Random,
    sample: Sample,
    tokenizer: Tokenizer,
    rendered: RenderedScene | None = None,
    *,
    failures: float = 0.0,
) -> tuple[Prompt, list[int]]:
    """Return the prompt with the whole course of the task as code, and the targets after each token."""
    slots = tuple(rng.sample(range(OBJECT_SLOTS), len(sample.listing)))
    image = None if rendered is None else rendered.image
    prompt = Prompt(sample.text, sample.listing, slots, (), image)
    course = Transcript(tokenizer, prompt.named_slots)
    held = sample.held or None
    for code in answers_of(sample):
        held = _attempt(rng, course, code, held, failures)
        final = code.startswith(("done", "refuse"))
        course.ask(held)
        course.answer(code)
        if not final:
            course.outcome(worked=True)
            held = held_after(held, subtask_of(code, ROBOT_API), _DONE, ROBOT_API)
    targets = [
        course.tokens[i + 1] if i + 1 < len(course.tokens) and course.answers[i + 1] else IGNORED
        for i in range(len(course.tokens))
    ]
    return Prompt(prompt.task, prompt.names, slots, tuple(course.tokens), image), targets


def _attempt(rng: random.Random, course: Transcript, code: str, held: str | None, failures: float) -> str | None:
    """Maybe let the next answer fail once; a dropped object is picked again. Return what is held then."""
    if rng.random() >= failures or code.startswith(("done", "refuse")):
        return held
    function = subtask_of(code, ROBOT_API).function
    if function not in ("pick", "place"):
        return held
    course.ask(held)
    course.answer(code)
    course.outcome(worked=False)
    if function == "pick" or held is None:
        return held
    course.ask(None)
    course.answer(f"pick(get_actor({held!r}))")
    course.outcome(worked=True)
    return held


def make_training_batch(
    rng: random.Random,
    samples: Sequence[tuple[Sample, RenderedScene | None]],
    tokenizer: Tokenizer,
    image_size: int,
    *,
    failures: float = 0.0,
) -> tuple[PlannerBatch, Targets]:
    """Return one batch with its targets."""
    pairs = [to_prompt(rng, sample, tokenizer, rendered, failures=failures) for sample, rendered in samples]
    batch, sentences = make_batch([prompt for prompt, _ in pairs], tokenizer, image_size)
    code = torch.full_like(batch.code, IGNORED)
    grounding = torch.full(batch.text_mask.shape, IGNORED)
    cells = torch.full(batch.object_mask.shape, IGNORED)
    none = batch.object_mask.shape[1]
    for row, ((sample, rendered), (_, targets)) in enumerate(zip(samples, pairs, strict=True)):
        code[row, : len(targets)] = torch.tensor(targets)
        for index, (start, end) in enumerate(sentences[row].offsets):
            spoken = [m.name for m in sample.mentions if m.start <= start and end <= m.end]
            named = spoken and spoken[0] is not None
            grounding[row, index] = sample.listing.index(spoken[0]) if named else none  # type: ignore[arg-type]
        if rendered is not None:
            cell_of = dict(zip(rendered.names, rendered.cells, strict=True))
            for index, name in enumerate(sample.listing):
                cells[row, index] = cell_of.get(name, IGNORED)
    of_kind = torch.tensor([KINDS.index(s.kind) if s.kind in KINDS else IGNORED for s, _ in samples])
    return batch, Targets(code, grounding, cells, of_kind)
