"""The stream of training batches: sentences drawn without end, in this process or in several others."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from hcvla.planner.embedded.batch import PlannerBatch
from hcvla.planner.embedded.tokenizer import Tokenizer
from hcvla.tasks.language.manner import TAUGHT_MANNER
from hcvla.tasks.language.samples import Sample, SampleConfig, SampleSource
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import Targets, make_training_batch

_KEPT = 6000
"""Sentences that may come again."""
_PREFETCHED = 4
"""Batches that a worker draws ahead."""
_SEED_STEP = 104_729
"""Between the seeds of workers."""
_RANK_STEP = 15_485_863
"""Between the seeds of processes that train together."""

_ALIKE = 4
"""Passes whose programs are about as long, among which sentences are sorted by their own length."""

Step = list[tuple[PlannerBatch, Targets]]
"""The forward passes of one optimiser step."""


def training_steps(config: PlannerTrainConfig, tokenizer: Tokenizer, rank: int = 0) -> Iterator[Step]:
    """Yield optimiser steps' worth of batches without end, on the processor.

    Each `rank` of those that train together draws other sentences, but of like lengths at the same time: they wait for
    each other after every step.
    """
    dataset = _Steps(config, tokenizer, rank)
    loader: DataLoader[Any] = DataLoader(
        dataset,
        batch_size=None,
        collate_fn=_as_it_is,
        num_workers=config.workers,
        prefetch_factor=_PREFETCHED if config.workers else None,
        # Not forked: threads and OpenGL do not survive a fork.
        multiprocessing_context="spawn" if config.workers else None,
    )
    for step in loader:
        yield [(_tensors(PlannerBatch, batch), _tensors(Targets, targets)) for batch, targets in step]


class _Steps(IterableDataset):
    """Draws steps as plain arrays: tensors would go through shared memory, which containers are short of."""

    def __init__(self, config: PlannerTrainConfig, tokenizer: Tokenizer, rank: int) -> None:
        self._config, self._tokenizer, self._rank = config, tokenizer, rank

    def __iter__(self) -> Iterator[list[tuple[dict, dict]]]:
        """Yield steps without end, others in every worker."""
        worker = get_worker_info()
        if worker is not None:
            torch.set_num_threads(1)
        seed = self._config.seed + _SEED_STEP * (0 if worker is None else worker.id + 1)
        drawing = _Drawing(self._config, self._tokenizer, seed, self._rank)
        for step in drawing.steps():
            yield [(_arrays(batch), _arrays(targets)) for batch, targets in step]


class _Drawing:
    """Draws sentences and makes batches of them."""

    def __init__(self, config: PlannerTrainConfig, tokenizer: Tokenizer, seed: int, rank: int) -> None:
        self._config, self._tokenizer = config, tokenizer
        self._order = random.Random(seed)
        """The same for every rank."""
        seed += _RANK_STEP * rank
        self._rng = random.Random(seed)
        mixture = SampleConfig(refused=config.refused, free=config.free, manner=TAUGHT_MANNER, focus=config.focus)
        self._source = SampleSource(seed, mixture)
        self._kept: deque[Sample] = deque(maxlen=_KEPT)

    def steps(self) -> Iterator[Step]:
        """Yield the forward passes of optimiser steps; several steps are drawn at once, for passes of like lengths."""
        config = self._config
        passes = config.batch_size // config.micro_batch
        while True:
            chunks = self._chunks(config.pooled_steps * passes)
            self._order.shuffle(chunks)
            for start in range(0, len(chunks), passes):
                chosen = sorted(chunks[start : start + passes], key=lambda chunk: _code_length(chunk[-1]))
                yield [
                    make_training_batch(
                        self._rng, chunk, self._tokenizer,
                        failures=config.failures, unmet=config.unmet, names_only=config.names_only,
                    )
                    for chunk in chosen
                ]  # fmt: skip

    def _chunks(self, count: int) -> list[list[Sample]]:
        """Draw so many passes, each of sentences with programs and words of like length."""
        size = self._config.micro_batch
        drawn = sorted((self._next() for _ in range(size * count)), key=_code_length)
        alike = _ALIKE * size
        groups = [drawn[i : i + alike] for i in range(0, len(drawn), alike)]
        ordered = [sample for group in groups for sample in sorted(group, key=lambda sample: len(sample.text))]
        return [ordered[i : i + size] for i in range(0, len(ordered), size)]

    def _next(self) -> Sample:
        """Draw a new sample, or one drawn before, whose sentence needs no encoding."""
        if len(self._kept) >= 64 and self._rng.random() < self._config.replayed:
            return self._rng.choice(self._kept)
        self._kept.append(self._source.draw())
        return self._kept[-1]


def _code_length(sample: Sample) -> int:
    return len(sample.goal) + sum(map(len, sample.steps))


def _as_it_is(step: list) -> list:
    return step


def _arrays(batch: PlannerBatch | Targets) -> dict[str, np.ndarray]:
    return {field.name: getattr(batch, field.name).numpy() for field in fields(batch)}


def _tensors(kind: Any, arrays: dict[str, np.ndarray]) -> Any:
    return kind(**{name: torch.from_numpy(array) for name, array in arrays.items()})
