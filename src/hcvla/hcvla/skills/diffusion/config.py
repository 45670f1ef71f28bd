"""What the policy sees, predicts and is made of: every number in one place, stored in the checkpoint."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Literal

FUNCTIONS = (
    "pick",
    "place",
    "cover",
    "move_to",
    "push",
    "touch",
    "throw",
    "nudge",
    "topple",
    "open_gripper",
    "close_gripper",
    "go_home",
)
"""Subtask functions in the order of the policy's one-hot; a checkpoint stores its own copy."""

Sampler = Literal["ddim", "flow"]
Conditioning = Literal["call", "text", "subgoal", "flat"]
"""What the policy is told: a call with its arguments as poses and its text; a call as program text alone; a call as an
English sentence alone; nothing but the sentence of the whole task."""
CAMERAS = ("scene", "wrist")
"""Those of which a policy with images sees one each, in this order."""


_BEFORE_TEXT = {"text": False}
"""What checkpoints from before there was text say of it: nothing."""


@dataclass(frozen=True, kw_only=True)
class ObservationConfig:
    """What the network is shown."""

    functions: tuple[str, ...] = FUNCTIONS
    conditioning: Conditioning = "call"
    other_objects: int = 10
    """Most objects besides those that the call is about; the nearest to the tool count."""
    text: bool = True
    """Whether the encoded text of what the policy is told enters the condition."""
    images: bool = False
    """Whether image features enter the condition."""
    image_pixels: int = 96
    """Width and height of an image: 3 mm a pixel on the table from 0.3 m, half the cost of 128."""
    image_features: int = 128
    """Width of what the gaze reads from the images."""
    eyes: str = ""
    """Name of the frozen tower that the gaze reads from: the beginning of the hash of its weights."""

    def __post_init__(self) -> None:
        """Refuse a policy that is told nothing; raise ValueError."""
        if self.conditioning != "call" and not self.text:
            raise ValueError(f"conditioning '{self.conditioning}' is by text alone: text must be on")


@dataclass(frozen=True, kw_only=True)
class ActionConfig:
    """What the network predicts and how it is carried out."""

    horizon: int = 16
    """Control steps in a chunk: 0.8 s, longer than any contact phase needs to be foreseen."""
    execute: int = 4
    """Steps carried out before the next chunk takes over: 0.2 s, the pilot's best compromise of cost and reaction."""
    compress_m: float = 0.02
    """Positions enter as asinh(x / this): half a metre of range would else take the last millimetres."""
    closed_below_m: float = 0.012
    """A commanded width below this means shut."""
    open_above_m: float = 0.072
    """A commanded width above this means fully open."""
    slowest_m_s: float = 0.02
    """Least speed cap, so that a bad prediction cannot stall the arm."""
    fastest_m_s: float = 0.7
    """Greatest speed cap: the guard's own limit in simulation."""


@dataclass(frozen=True, kw_only=True)
class ModelConfig:
    """Sizes of the network and of its noise process."""

    encoder_width: int = 512
    encoder_blocks: int = 2
    object_width: int = 96
    """Width of the shared MLP over other objects, before the maximum over them."""
    width: int = 448
    """Width of the denoiser's residual stream."""
    hidden: int = 896
    blocks: int = 3
    sampler: Sampler = "ddim"
    train_steps: int = 100
    """Noise levels of the DDIM schedule (cosine)."""
    sample_steps: int = 5
    """Denoising steps per chunk; the sampler predicts the sample itself, so few suffice."""


@dataclass(frozen=True, kw_only=True)
class PolicyConfig:
    """Everything that a checkpoint must agree on to be loaded."""

    observation: ObservationConfig = ObservationConfig()
    action: ActionConfig = ActionConfig()
    model: ModelConfig = ModelConfig()
    trained: tuple[str, ...] = ()
    """Functions of which training saw successful calls; empty: all of `observation.functions`."""

    @property
    def skills(self) -> tuple[str, ...]:
        """The functions that the policy carries out; the others it never learned."""
        return self.trained or self.observation.functions

    def as_json(self) -> dict[str, Any]:
        """Return plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> PolicyConfig:
        """Return what `as_json` was made of; raise KeyError, TypeError or ValueError for anything else."""
        parts = {"observation": ObservationConfig, "action": ActionConfig, "model": ModelConfig}
        made: dict[str, Any] = {}
        for name, kind in parts.items():
            given = dict(data[name])
            unknown = set(given) - {field.name for field in fields(kind)}
            if unknown:
                raise ValueError(f"{name}: unknown {', '.join(sorted(unknown))}")
            if kind is ObservationConfig:
                given = _BEFORE_TEXT | given | {"functions": tuple(given.get("functions", FUNCTIONS))}
            made[name] = kind(**given)
        return cls(**made, trained=tuple(data.get("trained", ())))
