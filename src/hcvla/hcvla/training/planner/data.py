"""Turns samples into what the planner's network is trained on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch

from hcvla.api.grammar import REFUSALS
from hcvla.planner.embedded.batch import PlannerBatch
from hcvla.planner.embedded.collate import Prompt, make_batch
from hcvla.planner.embedded.tokenizer import END, GOAL, OBJECT_SLOTS, UNKNOWN, Tokenizer
from hcvla.planner.embedded.transcript import Transcript
from hcvla.tasks.language import samples as kinds
from hcvla.tasks.language.courses import course as turns_of
from hcvla.tasks.language.refusals import OUTSIDE
from hcvla.tasks.language.samples import Sample
from hcvla.training.planner.grounding_targets import IGNORED, grounding_targets

_MULTIPLE = 4
"""Of padded lengths: with every length another one, a processor makes its matrix kernels again and again."""
_REASONS = dict(zip((kinds.UNKNOWN, kinds.MISSING, kinds.AMBIGUOUS), REFUSALS, strict=False))
"""What is answered where a sample gives no finer reason."""


@dataclass
class Targets:
    """What the network should say."""

    code: torch.Tensor
    """Next token after each code token, Shape=(b, m), IGNORED where none is learned."""
    grounding: torch.Tensor
    """Object each word piece refers to, or k for none, Shape=(b, n), IGNORED at padding."""

    def rows(self, chosen: torch.Tensor) -> Targets:
        """Return the targets of these requests alone; `chosen` are indices, Shape=(r,)."""
        return Targets(self.code[chosen], self.grounding[chosen])

    def to(self, device: torch.device | str) -> Targets:
        """Return the targets on a device."""
        return Targets(*(part.to(device, non_blocking=True) for part in (self.code, self.grounding)))


def answers_of(sample: Sample) -> list[str]:
    """Return all answers in order, the last being done() or a refusal."""
    if sample.kind in _REASONS:
        return [f"refuse('{sample.reason or _REASONS[sample.kind]}')"]
    return [*sample.steps, "done()"]


def to_prompt(
    rng: random.Random,
    sample: Sample,
    tokenizer: Tokenizer,
    *,
    failures: float = 0.0,
    unmet: float = 0.0,
    names_only: float = 0.0,
) -> tuple[Prompt, list[int]]:
    """Return the prompt with goal and whole course of the task as code, and the targets after each token.

    A share `failures` of the subtasks fails, a share `unmet` of the goals is not met at first; a share `names_only` of
    the samples says of its objects no more than their names.
    """
    slots = tuple(rng.sample(range(OBJECT_SLOTS), len(sample.listing)))
    # Only places say that an object is out of reach: without them the same words can be done.
    needs_places = sample.reason == OUTSIDE
    objects = sample.objects if needs_places or rng.random() >= names_only else ()
    prompt = Prompt(task=sample.text, names=sample.listing, slots=slots, code=(), objects=objects)
    course = Transcript(tokenizer, prompt.named_slots)
    turns = turns_of(rng, sample, answers_of(sample), failures=failures, unmet=unmet)
    # A done() that was not true is not among the lines that were run.
    for turn in [*(turn for turn in turns[:-1] if not turn.final), turns[-1]]:
        course.ask(turn.held, turn.missing)
        course.answer(turn.code)
        if not turn.final:
            course.outcome(worked=turn.worked)
    goal = _goal_tokens(sample, tokenizer, prompt)
    targets = _asked(goal, [False, *[True] * (len(goal) - 1)]) + _asked(course.tokens, course.answers)
    return replace(prompt, code=tuple(course.tokens), goal=tuple(goal)), targets


def _goal_tokens(sample: Sample, tokenizer: Tokenizer, prompt: Prompt) -> list[int]:
    """Return the statement of a sample's goal, empty if it has none."""
    if not sample.goal:
        return []
    stated = tokenizer.encode(sample.goal, prompt.named_slots)
    assert tokenizer.ids[UNKNOWN] not in stated, sample.goal
    return [tokenizer.ids[GOAL], *stated, tokenizer.ids[END]]


def _asked(tokens: Sequence[int], answers: Sequence[bool]) -> list[int]:
    """Return what must be predicted after each token: the next, if it is part of an answer."""
    following = zip(tokens[1:], answers[1:], strict=True)
    return [*(token if answer else IGNORED for token, answer in following), *[IGNORED] * bool(tokens)]


def make_training_batch(
    rng: random.Random,
    samples: Sequence[Sample],
    tokenizer: Tokenizer,
    *,
    failures: float = 0.0,
    unmet: float = 0.0,
    names_only: float = 0.0,
) -> tuple[PlannerBatch, Targets]:
    """Return one batch with its targets."""
    pairs = [
        to_prompt(rng, sample, tokenizer, failures=failures, unmet=unmet, names_only=names_only) for sample in samples
    ]
    batch, sentences = make_batch([prompt for prompt, _ in pairs], tokenizer, multiple=_MULTIPLE)
    code = torch.full_like(batch.code, IGNORED)
    grounding = torch.full(batch.text_mask.shape, IGNORED)
    none = batch.object_mask.shape[1]
    for row, (sample, (_, targets)) in enumerate(zip(samples, pairs, strict=True)):
        code[row, : len(targets)] = torch.tensor(targets)
        found = list(grounding_targets(sample, sentences[row].offsets, none))
        grounding[row, : len(found)] = torch.tensor(found)
    return batch, Targets(code, grounding)
