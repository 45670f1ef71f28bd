"""Collected calls in memory, on the device that trains: frames, and for each the chunk that follows it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import PolicyConfig
from hcvla.training.policy.images import ImageTable
from hcvla.training.policy.shards import DONE, FIRST, FUNCTION, LABELLED, LENGTH, OVER, SURPRISE, Shard
from hcvla.training.policy.texts import TextTable

_FAILED_TAIL = 20
"""Last frames of a failed call that are shown as failed: earlier ones may still have looked well."""
_BALANCE = 0.5
"""Functions are drawn in proportion to their frames to this power: rare ones more often than they come."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """One batch of training."""

    frames: torch.Tensor
    """Shape=(batch, frame_width)."""
    actions: torch.Tensor
    """Commands of the following steps in the base frame, Shape=(batch, horizon, ACTION)."""
    weights: torch.Tensor
    """1 where the command is an expert's that could be foreseen, Shape=(batch, horizon)."""
    ended: torch.Tensor
    """Whether the call is over by each step, Shape=(batch, horizon)."""
    ended_known: torch.Tensor
    """Shape=(batch,)."""
    failed: torch.Tensor
    """Shape=(batch,)."""
    text: torch.Tensor | None = None
    """Vectors of what the policy is told, Shape=(batch, TEXT_WIDTH); None: a policy without text."""
    words: torch.Tensor | None = None
    """Its words, as `TextTable.words`, Shape=(batch, longest, TEXT_WIDTH); None: a policy without text or images."""
    index: torch.Tensor
    """Which frames they are, Shape=(batch,), for `PolicyDataset.images`."""


class PolicyDataset:
    """Frames of many calls; grows by shards, draws batches on its device."""

    def __init__(self, config: PolicyConfig, device: torch.device) -> None:
        """Start empty."""
        self.config, self.device = config, device
        width = layout.frame_width(config.observation.other_objects)
        self.frames = torch.empty(0, width, device=device)
        self.labels = torch.empty(0, layout.ACTION, device=device)
        self.calls = np.empty((0, 5), np.int32)
        self._labelled = torch.empty(0, device=device)
        self._surprises = torch.empty(0, dtype=torch.int32, device=device)
        self._last = torch.empty(0, dtype=torch.int64, device=device)
        self._over = torch.empty(0, dtype=torch.int64, device=device)
        self._done = torch.empty(0, dtype=torch.bool, device=device)
        self._failed = torch.empty(0, device=device)
        self._cumulative = torch.empty(0, dtype=torch.float64, device=device)
        self._texts = TextTable(device) if config.observation.text else None
        self._text_of = torch.empty(0, dtype=torch.int64, device=device)
        self._images = ImageTable() if config.observation.images else None
        self._image_of = np.empty(0, np.int64)

    def __len__(self) -> int:
        """Return the number of frames."""
        return len(self.frames)

    def extend(self, shards: list[Shard]) -> None:
        """Add shards; raise ShardError if one does not fit the network."""
        if not shards:
            return
        for shard in shards:
            shard.check(self.config.observation)
        offset = len(self)
        calls = []
        for shard in shards:
            table = shard.calls.copy()
            table[:, FIRST] += offset
            offset += len(shard.frames)
            calls.append(table)
        table = np.concatenate(calls)
        flags = np.concatenate([shard.flags for shard in shards])
        marks = _Marks.of(table, flags, len(self))

        def join(old: torch.Tensor, *new: np.ndarray) -> torch.Tensor:
            return torch.cat([old, *(torch.from_numpy(part).to(self.device, old.dtype) for part in new)])

        self.frames = join(self.frames, *(shard.frames for shard in shards))
        self.labels = join(self.labels, *(shard.labels for shard in shards))
        before = int(self._surprises[-1]) if len(self._surprises) else 0
        self._labelled = join(self._labelled, flags[:, LABELLED].astype(np.float32))
        self._surprises = join(self._surprises, before + np.cumsum(flags[:, SURPRISE]).astype(np.int32))
        self._last, self._over = join(self._last, marks.last), join(self._over, marks.over)
        self._done, self._failed = join(self._done, marks.done), join(self._failed, marks.failed)
        self.calls = np.concatenate([self.calls, table])
        if self._texts is not None:
            numbers = self._texts.numbers([text for shard in shards for text in shard.texts.tolist()])
            self._text_of = join(self._text_of, np.repeat(numbers, table[:, LENGTH]))
        if self._images is not None:
            firsts = [self._images.add(shard.images) for shard in shards]
            rows = [shard.image_of + first for shard, first in zip(shards, firsts, strict=True)]
            self._image_of = np.concatenate([self._image_of, *rows])
        self._weigh()

    def batch(self, size: int, generator: torch.Generator) -> Batch:
        """Draw a batch."""
        return self.at(self.drawn(size, generator))

    def drawn(self, size: int, generator: torch.Generator) -> torch.Tensor:
        """Return frames as training draws them, Shape=(size,)."""
        drawn = torch.rand(size, device=self.device, generator=generator, dtype=torch.float64)
        return torch.searchsorted(self._cumulative, drawn * self._cumulative[-1]).clamp(max=len(self) - 1)

    def at(self, index: torch.Tensor) -> Batch:
        """Return the batch of some frames, Shape=(batch,)."""
        horizon = self.config.action.horizon
        steps = torch.arange(horizon, device=self.device)
        wanted = index[:, None] + steps
        last = self._last[index][:, None]
        future = torch.minimum(wanted, last)
        foreseen = self._surprises[future] == self._surprises[index][:, None]
        done = self._done[index]
        weights = self._labelled[future] * foreseen * done[:, None]
        # What is masked still enters the noisy chunk: it shows the last command that counts instead.
        kept = (steps * (weights > 0)).cummax(dim=1).values
        looks = self._images is not None
        ended = (wanted + 1 > self._over[index][:, None]).float()
        return Batch(
            frames=self.frames[index],
            actions=self.labels[future.gather(1, kept)],
            weights=weights,
            ended=ended,
            ended_known=done.float(),
            failed=self._failed[index],
            text=self._texts.vectors[self._text_of[index]] if self._texts is not None else None,
            words=self._texts.words[self._text_of[index]] if looks and self._texts is not None else None,
            index=index,
        )

    def images(self, index: torch.Tensor) -> torch.Tensor | None:
        """Return what some frames show, as in `Shard.images`: images, uint8, or their maps; None: without images."""
        if self._images is None:
            return None
        return torch.from_numpy(self._images.take(self._image_of[index.cpu().numpy()])).to(self.device)

    def counts(self) -> dict[str, int]:
        """Return the number of successful calls of each function."""
        names = self.config.observation.functions
        good = self.calls[self.calls[:, DONE] > 0, FUNCTION]
        return {name: int((good == index).sum()) for index, name in enumerate(names)}

    def _weigh(self) -> None:
        """Set each frame's chance to be drawn: experts' frames, evened out over functions; some failures."""
        function = self.frames[:, layout.CALL_AT].long()
        usable = self._labelled * self._done
        count = torch.zeros(len(self.config.observation.functions), device=self.device)
        count.index_add_(0, function, usable)
        rarity = count.clamp(min=1.0) ** (_BALANCE - 1.0)
        weight = usable * rarity[function]
        failures = self._failed * (~self._done)
        share = 0.03 * weight.sum() / failures.sum().clamp(min=1.0)
        self._cumulative = torch.cumsum((weight + share * failures).double(), 0)


@dataclass(frozen=True)
class _Marks:
    """What each frame of new calls belongs to."""

    last: np.ndarray
    over: np.ndarray
    done: np.ndarray
    failed: np.ndarray

    @classmethod
    def of(cls, table: np.ndarray, flags: np.ndarray, offset: int) -> _Marks:
        """Spread facts of calls over their frames; `offset` is the number of frames before the first."""
        count = len(flags)
        last, over = np.zeros(count, np.int64), np.zeros(count, np.int64)
        done, failed = np.zeros(count, bool), np.zeros(count, np.float32)
        for first, length, _, was_done, _ in table.tolist():
            at = slice(first - offset, first - offset + length)
            last[at], done[at] = first + length - 1, bool(was_done)
            waiting = np.flatnonzero(~flags[at, OVER])
            over[at] = first + (int(waiting[-1]) + 1 if len(waiting) else 0)
            if not was_done:
                failed[first - offset + max(0, length - _FAILED_TAIL) : first - offset + length] = 1.0
        return cls(last, over, done, failed)
