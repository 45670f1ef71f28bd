"""A planner's question as a chat: what was said by turns, and the image of the scene."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Chat:
    """What was said by turns, the user's first."""

    texts: tuple[str, ...]
    """An odd number asks for an answer; an even one ends with an answer, to be learned from."""
    image: np.ndarray | None = None
    """Shown with the first text, Shape=(h, w, 3), uint8, RGB."""
    role: str = ""
    """What a model that was not trained for this is told before."""

    @property
    def answers(self) -> tuple[str, ...]:
        """What the model has said."""
        return self.texts[1::2]
