"""How the embedded planner is trained."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PlannerTrainConfig:
    """How the planner is trained."""

    steps: int = 4000
    minutes: float = 0.0
    """Stop after so long even if steps are left, the learning rate then being as low as at the end; 0 = no limit."""
    seed: int = 0
    device: str = "cpu"
    """cpu or cuda; on a GPU in bfloat16."""
    processes: int = 1
    """That share each batch: processors, or GPUs if the device is cuda."""
    workers: int = 0
    """Processes that draw sentences; 0: none but this one."""
    batch_size: int = 64
    """Sentences an optimiser step; each brings all answers of its program and its goal."""
    micro_batch: int = 32
    """Sentences a forward pass, of like lengths, so that little is padded."""
    pooled_steps: int = 16
    """Steps whose sentences are drawn together and sorted into passes: with 1, three of five positions are padding."""
    learning_rate: float = 2e-3
    """Peak, after the warm-up; falls along a cosine to a twentieth."""
    warmup_steps: int = 100
    reader_rate: float = 0.1
    """Learning rate of the text encoder's upper half, which knows a language already, as a share of that."""
    weight_decay: float = 0.05
    gradient_norm: float = 1.0
    grounding_weight: float = 1.0
    state_noise: float = 0.15
    """Noise on the text encoder's states, in their own standard deviations: nearby words should mean the same."""
    piece_dropout: float = 0.08
    """Share of the sentence's word pieces that are hidden."""
    failures: float = 0.08
    """Share of subtasks that fail and are repaired."""
    unmet: float = 0.08
    """Share of goals that are found not to be met after the last line, and are then reached."""
    names_only: float = 0.1
    """Share of sentences about objects of which only the names are known."""
    refused: float = 0.22
    """Share of sentences that must be refused."""
    free: float = 0.75
    """Share of the others that are drawn from all requests, not from the eight families alone."""
    focus: tuple[str, ...] = ()
    """Requests of hcvla.tasks.language.catalogue that are drawn eight times as often: what is new to a `start`."""
    hardest: float = 1.0
    """Share of the drawn sentences that are learned from, those that are answered worst; 1: all."""
    replayed: float = 0.6
    """Share of sentences that come again, from the last 6000: on a processor, encoding a new one costs as much as
    learning from it. With `hardest` half of a step has been there before."""
    save_every: int = 250
    evaluate_every: int = 500
    """Steps between looks at sentences that are not drawn, and at the end; 0: none."""
    evaluation_samples: int = 128
