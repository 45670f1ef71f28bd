"""Samples as chats to learn from: the whole course of a task, and its goal."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np

from hcvla.api.types import NamedObject
from hcvla.planner.vlm.chat import Chat
from hcvla.planner.vlm.compact import GOAL, opening, reply
from hcvla.tasks.language.courses import course
from hcvla.tasks.language.sample import Sample
from hcvla.training.planner.data import answers_of
from hcvla.training.vlm.config import VlmTrainConfig

Lesson = tuple[Chat, ...]
"""The chats of one sample."""


def lesson(
    rng: random.Random, sample: Sample, config: VlmTrainConfig | None = None, image: np.ndarray | None = None
) -> Lesson:
    """Return the chats of a sample; without a configuration nothing fails and all is known that the sample has."""
    failures, unmet = (config.failures, config.unmet) if config else (0.0, 0.0)
    known = not config or image is not None or rng.random() >= config.names_only
    objects: tuple[NamedObject | str, ...] = sample.objects if sample.objects and known else sample.listing
    turns = course(rng, sample, answers_of(sample), failures=failures, unmet=unmet)
    # A done() that was not true is not among the lines that were run.
    turns = [*(turn for turn in turns[:-1] if not turn.final), turns[-1]]
    texts = [opening(sample.text, objects, sample.held or None), turns[0].code]
    for last, turn in pairwise(turns):
        texts += [reply(worked=last.worked, held=turn.held, missing=turn.missing), turn.code]
    chats = [Chat(tuple(texts), image)]
    if sample.goal:
        chats.append(Chat((opening(sample.text, objects, sample.held or None, GOAL), sample.goal), image))
    return tuple(chats)
