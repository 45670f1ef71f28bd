"""The model card of a policy's eyes: what they are, what they were made from, how well they do, what they cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = """---
library_name: hcvla
pipeline_tag: image-feature-extraction
license: apache-2.0
---
# The eyes of hcvla's policies

Images of the scene and the wrist camera, 96 x 96 pixels -> maps of 12 x 12 cells, 32 numbers each (the *tower*, frozen
after this training), and from these and the words of a text where the one or two things that it names are (the
*gaze*, with which each policy begins, and trains on). `hcvla/skills/diffusion` has the code: `image_tower.py`,
`gaze.py`, `word_attention.py`.
{parameters:.2f} M parameters, stored as float16; the tower's name is `{tower}`.

## Data and budget

{frames} frames of `{data}`, {steps} steps of {batch} of them in {minutes:g} minutes (commit {commit}, {machine} with
{cores} cores, seed {seed}): images in other light, now and then one of the two dark. The texts hold one name
or two; what is learned is where the things are in the gripper frame, and their yaw.

## Measured

How far things are from where the surer of the two cameras finds them, on frames of episodes that training did not show:

| | median [mm] | 90 % are below [mm] |
|---|---|---|
{measured}

## Limits

- Simulated images only, and the colors and shapes of the dataset.
- Where the hand hides a thing from the scene camera and the wrist camera does not see it, it is guessed.
- Of things with the same name one is found.
- Of a text that names more than two things, two are looked for.
"""
_NAMES = {
    "alone_mm": "things that are named alone",
    "alone_near_mm": "those of them within 10 cm of the tool",
    "first_mm": "the first of two that a text names",
    "second_mm": "the second",
}


def eyes_card(results: Mapping[str, Any]) -> str:
    """Return the card for the results of a training."""
    rows = [f"| {_NAMES[name]} | {results[name][0]} | {results[name][1]} |" for name in _NAMES if name in results]
    training = results["training"]
    return _TEXT.format(
        data=results["reproduction"]["data"],
        batch=training["batch"],
        minutes=training["minutes"],
        seed=training["seed"],
        measured="\n".join(rows),
        parameters=results["parameters"] / 1e6,
        **{name: results[name] for name in ("tower", "frames", "steps", "commit", "machine", "cores")},
    )
