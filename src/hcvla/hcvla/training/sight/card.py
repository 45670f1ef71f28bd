"""The model card of a network of sight: what it is, what it was made from, how well it does, what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CARD = "README.md"
_TEXT = """---
library_name: hcvla
pipeline_tag: zero-shot-image-classification
license: apache-2.0
---
# The eyes of hcvla's embedded planner

The crop of an image that shows one object, 40 x 40 pixels, with its size -> which kind, color and marking it has, or
that nothing known is there. Used for objects whose listed names do not say it ("object 2", "cube 1"), and for markings
of objects that are alike; `hcvla/planner/sight` has the code. {parameters:.2f} M parameters, stored as float16.

As in CLIP, the network's vectors are compared with those that the frozen text encoder (all-MiniLM-L6-v2) gives to
words.

## Data and budget

{crops} crops of tables that hcvla's simulator renders: all shapes in the twelve named and six unnamed colors, plain,
striped and dotted, on the table or on a tray, other light, table and camera in every image; one in {empty} shows the
bare table. Commit {commit}, {machine} with {cores} cores, {learned:.0f} s, seed {seed}.

## Measured in training

Shares of crops whose word is right (bare table: "nothing"), on tables that training did not draw, and on colors and
markings on shapes that it never shows together (`HELD_OUT_SIGHTS` in `hcvla/training/sight/scenes.py`):

| | crops | kind | color | marking | all three |
|---|---|---|---|---|---|
{measured}

What it is worth for requests is in `docs/planner.md`.

## Limits

- Simulated images only; real ones were not tried.
- Only the words of config.json: what is none of them is called by one of them, or not at all.
- What is partly hidden or cut off by the image's edge may be taken for something else, or is not looked at.
"""

_KINDS = ("kind", "color", "marking", "all")


def sight_card(results: Mapping[str, Any]) -> str:
    """Return the card for the results of a reproduction."""
    rows = [
        f"| {name} | {share['crops']:.0f} | " + " | ".join(f"{100 * share[k]:.1f} %" for k in _KINDS) + " |"
        for name, share in results["measured"].items()
    ]
    return _TEXT.format(
        parameters=results["parameters"] / 1e6,
        crops=results["crops"],
        empty=round(results["crops"] / max(1, results["empty"])),
        commit=results["commit"],
        machine=results["machine"],
        cores=results["cores"],
        learned=results["learned_after_sec"],
        seed=results["reproduction"]["seed"],
        measured="\n".join(rows),
    )
