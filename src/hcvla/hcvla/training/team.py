"""Processes that train one network together: each takes its share of every batch, and gradients are averaged.

The processes talk through accelerate: gloo between processors, nccl between GPUs.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
from accelerate import Accelerator
from accelerate.utils import broadcast


class Team:
    """One process among those that train; alone by default."""

    def __init__(self, accelerator: Accelerator | None = None) -> None:
        """Join the others; None: there are none."""
        self._accelerator = accelerator
        self.count = 1 if accelerator is None else accelerator.num_processes
        self.rank = 0 if accelerator is None else accelerator.process_index

    @property
    def leads(self) -> bool:
        """Whether this is the process that reports and writes."""
        return self.rank == 0

    def wait(self) -> None:
        """Wait until all have come here."""
        if self._accelerator is not None:
            self._accelerator.wait_for_everyone()

    def agreed(self, mine: bool) -> bool:
        """Return what the first process says; clocks differ."""
        if self._accelerator is None:
            return mine
        return bool(broadcast(torch.tensor(int(mine), device=self._accelerator.device)))

    def mean(self, values: torch.Tensor) -> torch.Tensor:
        """Return the mean over all processes."""
        return values if self._accelerator is None else self._accelerator.reduce(values.clone(), "mean")

    def rows(self, values: torch.Tensor) -> torch.Tensor:
        """Return the values of all processes, Shape=(count, ...)."""
        if self._accelerator is None:
            return values[None]
        device = self._accelerator.device
        return self._accelerator.gather(values[None].to(device)).to(values.device)

    def equalise(self, tensors: Iterable[torch.Tensor]) -> None:
        """Overwrite tensors by those of the first process."""
        if self._accelerator is not None:
            for tensor in tensors:
                tensor.copy_(broadcast(tensor.clone()))

    def average_gradients(self, parameters: Iterable[torch.nn.Parameter]) -> None:
        """Replace gradients by their mean over all processes, in one message."""
        if self._accelerator is None:
            return
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        together = self.mean(torch.cat([gradient.flatten() for gradient in gradients]))
        parts = together.split([gradient.numel() for gradient in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))
