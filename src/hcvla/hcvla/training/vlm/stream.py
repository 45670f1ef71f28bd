"""The stream of lessons: what an optimiser step learns from is drawn from its own number.

So a resumed run goes on exactly as if it had not been interrupted, with any number of workers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info

from hcvla.planner.model_folder import load_processor
from hcvla.planner.vlm.tokens import ChatTokens
from hcvla.tasks.language.manner import TAUGHT_MANNER
from hcvla.tasks.language.samples import SampleConfig, SampleSource
from hcvla.training.vlm.batches import ChatBatch, batches_of
from hcvla.training.vlm.config import VlmTrainConfig
from hcvla.training.vlm.hiding import hide
from hcvla.training.vlm.lessons import Lesson, lesson
from hcvla.training.vlm.pictures import Picture, pictured_sample

_SEED_STEP, _SEED_RANK = 104_729, 1_299_709
"""Between the seeds of steps, and of processes that train together."""
_PREFETCHED = 2
"""Steps that a worker draws ahead."""


class LessonSteps(Dataset):
    """What each optimiser step of one process learns from, as plain arrays."""

    def __init__(
        self,
        config: VlmTrainConfig,
        base: Path,
        takes: frozenset[str],
        *,
        lessons: Sequence[Lesson] = (),
        pictures: Sequence[Picture] = (),
        rank: int = 0,
    ) -> None:
        """Take the folder of the model's processor, the names of its inputs, and what else is drawn from."""
        self._config, self._base, self._takes, self._rank = config, base, takes, rank
        self._lessons, self._pictures = lessons, pictures
        # Read where it is used: classes of processors without videos cannot be sent to another process.
        self._tokens: ChatTokens | None = None

    def __len__(self) -> int:
        """Return the number of steps."""
        return self._config.steps

    def __getitem__(self, step: int) -> list[dict[str, np.ndarray]]:
        """Return a step's batches."""
        if get_worker_info() is not None:
            torch.set_num_threads(1)
        tokens = self._tokens = self._tokens or ChatTokens(load_processor(self._base), self._takes)
        chats = [tokens.encode(chat) for lesson in self.lessons(step) for chat in lesson]
        padding = tokens.tokenizer.pad_token_id or 0
        return [batch.arrays() for batch in batches_of(chats, self._config.micro_batch, padding)]

    def lessons(self, step: int) -> list[Lesson]:
        """Return a step's lessons."""
        config = self._config
        seed = config.seed + _SEED_STEP * (step + 1) + _SEED_RANK * self._rank
        rng = random.Random(seed)
        # A new source for each step: what is drawn must not depend on what was drawn before.
        source = SampleSource(seed, SampleConfig(refused=config.refused, free=config.free, manner=TAUGHT_MANNER))
        return [self._draw(rng, source) for _ in range(config.batch_size)]

    def _draw(self, rng: random.Random, source: SampleSource) -> Lesson:
        config = self._config
        if self._lessons and rng.random() < config.data_share:
            return rng.choice(self._lessons)
        if not self._pictures or rng.random() >= config.pictured:
            return lesson(rng, source.draw(), config)
        picture = rng.choice(self._pictures)
        sample = pictured_sample(rng, source, picture, config.refused)
        sample = hide(rng, sample) if rng.random() < config.hidden else sample
        return lesson(rng, sample, config, picture.image)


def training_steps(steps: LessonSteps, first: int, workers: int) -> Iterator[list[ChatBatch]]:
    """Yield the batches of each step from `first` on, on the processor."""
    loader: DataLoader[Any] = DataLoader(
        steps,
        batch_size=None,
        sampler=range(first, len(steps)),
        collate_fn=_as_it_is,
        num_workers=workers,
        prefetch_factor=_PREFETCHED if workers else None,
        # Not forked: threads and OpenGL do not survive a fork.
        multiprocessing_context="spawn" if workers else None,
    )
    for batches in loader:
        yield [ChatBatch.of(arrays) for arrays in batches]


def _as_it_is(step: list) -> list:
    return step
