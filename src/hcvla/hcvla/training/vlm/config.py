"""How a pre-trained model is trained as a planner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tuning = Literal["auto", "full", "lora"]
LORA_FROM = 1_000_000_000
"""Parameters from which `auto` trains an adapter: with the optimiser's state, all of 1 B in fp32 take 16 GB."""


@dataclass(frozen=True, kw_only=True)
class VlmTrainConfig:
    """How a pre-trained model is trained as a planner."""

    model: str
    """Folder, name on Hugging Face's hub, or "smollm2"."""
    data: tuple[str, ...] = ()
    """LeRobot datasets with plans; none: drawn sentences only."""
    data_share: float = 0.5
    """Share of chats that come from the datasets, if there are any."""
    steps: int = 1500
    minutes: float = 0.0
    """Stop after so long even if steps are left, the learning rate then being as low as at the end; 0 = no limit."""
    seed: int = 0
    device: str = "cpu"
    """cpu or cuda; in bfloat16 where it multiplies that itself."""
    workers: int = 0
    """Processes that draw sentences; 0: none but this one."""
    tuning: Tuning = "auto"
    """full: all weights of the language model; lora: an adapter; auto: lora from LORA_FROM parameters on."""
    rank: int = 32
    """Of the adapter."""
    vision: bool = False
    """Whether the vision tower and what joins it to the language model are trained too, in full."""
    merged: bool = False
    """Whether an adapter is written into its base at the end; otherwise the folder holds the adapter alone."""
    batch_size: int = 32
    """Samples an optimiser step; each brings its whole course as one chat and its goal as another."""
    micro_batch: int = 8
    """Chats a forward pass; they are sorted by length first, so that little is padded."""
    learning_rate: float | None = None
    """Peak, after the warm-up; None: 3e-4 for an adapter, 1e-4 for all weights. Falls to a twentieth."""
    warmup_steps: int = 30
    weight_decay: float = 0.01
    gradient_norm: float = 1.0
    checkpointing: bool | None = None
    """Whether activations are computed again instead of kept; None: where an adapter is trained on a GPU."""
    refused: float = 0.25
    """Share of drawn sentences that must be refused."""
    free: float = 0.65
    """Share of the others that are drawn from all requests, not from the eight families alone."""
    failures: float = 0.08
    """Share of subtasks that fail and are repaired."""
    unmet: float = 0.08
    """Share of goals that are found not to be met after the last line, and are then reached."""
    names_only: float = 0.1
    """Share of sentences about objects of which only the names are known."""
    pictured: float = 0.3
    """Share of drawn sentences about a rendered scene, if there are any."""
    hidden: float = 1 / 3
    """Share of these whose listing lacks objects or their names, so that the image decides."""
    log_every: int = 10
    """Steps between two lines of the log."""
    save_every: int = 100
    """Steps between two states to resume from."""

    @property
    def on_gpu(self) -> bool:
        """Whether it is trained on a GPU."""
        return self.device.startswith("cuda")
