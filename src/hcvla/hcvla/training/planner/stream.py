"""The stream of training batches: sentences drawn without end, in this process or in several others."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from hcvla.planner.batch import PlannerBatch
from hcvla.planner.tokenizer import Tokenizer
from hcvla.tasks.language.manner import TAUGHT_MANNER
from hcvla.tasks.language.samples import REFUSALS, Sample, SampleConfig, SampleSource, draw_family
from hcvla.tasks.language.vocabulary import NamedScene
from hcvla.training.planner.config import PlannerTrainConfig
from hcvla.training.planner.data import RenderedScene, Targets, make_training_batch

_KEPT = 6000
"""Sentences that may come again."""
_PREFETCHED = 4
"""Batches that a worker draws ahead."""
_SEED_STEP = 104_729
"""Between the seeds of workers."""

_ALIKE = 4
"""Passes whose programs are about as long, among which sentences are sorted by their own length."""

Step = list[tuple[PlannerBatch, Targets]]
"""The forward passes of one optimiser step."""


def training_steps(
    config: PlannerTrainConfig, tokenizer: Tokenizer, image_size: int, rendered: Sequence[RenderedScene] = ()
) -> Iterator[Step]:
    """Yield optimiser steps' worth of batches without end, on the processor."""
    dataset = _Steps(config, tokenizer, image_size, rendered)
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

    def __init__(
        self, config: PlannerTrainConfig, tokenizer: Tokenizer, image_size: int, rendered: Sequence[RenderedScene]
    ) -> None:
        self._config, self._tokenizer = config, tokenizer
        self._image_size, self._rendered = image_size, rendered

    def __iter__(self) -> Iterator[list[tuple[dict, dict]]]:
        """Yield steps without end, others in every worker."""
        worker = get_worker_info()
        if worker is not None:
            torch.set_num_threads(1)
        seed = self._config.seed + _SEED_STEP * (0 if worker is None else worker.id + 1)
        drawing = _Drawing(self._config, self._tokenizer, self._image_size, self._rendered, seed)
        for step in drawing.steps():
            yield [(_arrays(batch), _arrays(targets)) for batch, targets in step]


class _Drawing:
    """Draws sentences and makes batches of them."""

    def __init__(
        self,
        config: PlannerTrainConfig,
        tokenizer: Tokenizer,
        image_size: int,
        rendered: Sequence[RenderedScene],
        seed: int,
    ) -> None:
        self._config, self._tokenizer = config, tokenizer
        self._image_size, self._rendered = image_size, rendered
        self._rng = random.Random(seed)
        mixture = SampleConfig(refused=config.refused, free=config.free, manner=TAUGHT_MANNER)
        self._source = SampleSource(seed, mixture)
        self._kept: deque[Sample] = deque(maxlen=_KEPT)

    def steps(self) -> Iterator[Step]:
        """Yield the forward passes of optimiser steps; several steps are drawn at once, for passes of like lengths."""
        config = self._config
        passes = config.batch_size // config.micro_batch
        while True:
            chunks = self._chunks(config.pooled_steps * passes)
            self._rng.shuffle(chunks)
            for start in range(0, len(chunks), passes):
                chosen = sorted(chunks[start : start + passes], key=lambda chunk: _code_length(chunk[-1][0]))
                yield [
                    make_training_batch(
                        self._rng, chunk, self._tokenizer, self._image_size,
                        failures=config.failures, unmet=config.unmet, names_only=config.names_only,
                    )
                    for chunk in chosen
                ]  # fmt: skip

    def _chunks(self, count: int) -> list[list[tuple[Sample, RenderedScene | None]]]:
        """Draw so many passes, each of sentences with programs and words of like length."""
        size = self._config.micro_batch
        pictured = [bool(self._rendered) and self._rng.random() < self._config.image_share for _ in range(count)]
        plain: list[tuple[Sample, RenderedScene | None]] = [
            (self._next(), None) for _ in range(size * pictured.count(False))
        ]
        plain.sort(key=lambda pair: _code_length(pair[0]))
        alike = _ALIKE * size
        groups = [plain[i : i + alike] for i in range(0, len(plain), alike)]
        ordered = [pair for group in groups for pair in sorted(group, key=lambda pair: len(pair[0].text))]
        chunks = [ordered[i : i + size] for i in range(0, len(ordered), size)]
        return chunks + [[self._pictured() for _ in range(size)] for _ in range(pictured.count(True))]

    def _next(self) -> Sample:
        """Draw a new sample, or one drawn before, whose sentence needs no encoding."""
        if len(self._kept) >= 64 and self._rng.random() < self._config.replayed:
            return self._rng.choice(self._kept)
        self._kept.append(self._source.draw())
        return self._kept[-1]

    def _pictured(self) -> tuple[Sample, RenderedScene | None]:
        while True:
            rendered = self._rng.choice(self._rendered)
            kind = self._rng.choice(REFUSALS) if self._rng.random() < self._config.refused else draw_family(self._rng)
            names = list(rendered.names)
            names.sort()
            sample = self._source.request(NamedScene(tuple(names), {name: name for name in names}), kind)
            if sample is not None:
                return sample, rendered


def _code_length(sample: Sample) -> int:
    return len(sample.goal) + sum(map(len, sample.steps))


def _as_it_is(step: list) -> list:
    return step


def _arrays(batch: PlannerBatch | Targets) -> dict[str, np.ndarray | None]:
    values = {field.name: getattr(batch, field.name) for field in fields(batch)}
    return {name: None if value is None else value.numpy() for name, value in values.items()}


def _tensors(kind: Any, arrays: dict[str, np.ndarray | None]) -> Any:
    return kind(**{name: None if a is None else torch.from_numpy(a) for name, a in arrays.items()})
