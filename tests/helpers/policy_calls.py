"""Calls that a tiny policy learns in seconds: the tool goes to a goal and is always sent there."""

import numpy as np

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ModelConfig, ObservationConfig, PolicyConfig
from hcvla.training.policy.shards import CallRecord

TINY = PolicyConfig(
    observation=ObservationConfig(text=False),
    model=ModelConfig(encoder_width=32, encoder_blocks=1, object_width=8, width=48, hidden=64, blocks=1),
)


def straight_call(rng: np.random.Generator) -> CallRecord:
    """Return a call of 30 steps in which the tool goes to a goal and is always sent there."""
    call = CallRecord(3, text="move to a pose", done=True)
    start, goal = rng.uniform([0.4, -0.2, 0.1], [0.6, 0.2, 0.4]), rng.uniform([0.4, -0.2, 0.1], [0.6, 0.2, 0.4])
    at = layout.SLOTS_AT + layout.SLOTS.index("goal") * layout.SLOT
    for k in range(30):
        frame = np.zeros(layout.frame_width(TINY.observation.other_objects), np.float32)
        frame[:3] = start + min(1.0, k / 25.0) * (goal - start)
        frame[3] = 1.0
        frame[layout.CALL_AT] = 3
        frame[at : at + 8] = [1.0, *goal, 0.0, 0.0, 0.0, 1.0]
        call.add(frame, np.array([*goal, 1.0, 0.0, 0.0, 0.0, 0.3, 0.08], np.float32), surprise=False, over=False)
    return call


def straight_calls(count: int, seed: int = 0) -> list[CallRecord]:
    """Return some of them."""
    rng = np.random.default_rng(seed)
    return [straight_call(rng) for _ in range(count)]
