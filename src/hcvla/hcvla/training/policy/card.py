"""The model card of a policy: what it is, what it was made from, how well it does, and what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = """---
library_name: hcvla
pipeline_tag: robotics
license: apache-2.0
---
# hcvla policy

One diffusion policy for all subtask functions of hcvla's robot API. It sees proprioception, the running call with its
arguments as poses in the gripper frame{also}, a geometric proposal of where to grasp or put down, and other objects;
it predicts 16 way points with speed caps and gripper widths, of which 4 are carried out. Judges, not the policy, say
when a call is done.

## Data and budget

| | |
|---|---|
| commit | {commit} |
| machine | {device}, {cores} cores |
| wall-clock time until trained | {learned:.0f} s |
| frames collected | {frames} |
| successful calls | {calls} |
| of these started by the policy and ended by an expert | {corrected} |
| training steps, batch | {steps}, {batch} |

Experts are hcvla's scripts on the simulator's poses, half of the time with errors like perception's. Held-out shapes,
colors, pairs and counts were not shown.
{results}
## Limits

In simulation. `throw` is for simulation only. Poses come from perception{looks}. Objects outside the sizes of the
training scenes (3 to 12 cm) are untested.
"""


def model_card(results: Mapping[str, Any]) -> str:
    """Return the card for the results of a reproduction."""
    observation = results["reproduction"]["policy"]["observation"]
    calls = ", ".join(f"{name} {count}" for name, count in results["calls"].items())
    return _TEXT.format(
        also=" and its text in words" if observation["text"] else "",
        looks=", which both cameras help to correct" if observation["images"] else "; the policy sees no images",
        commit=results["commit"],
        device=results["device"],
        cores=results["cores"],
        learned=results["learned_after_sec"],
        frames=results["frames"],
        calls=calls,
        corrected=results["corrected_calls"],
        steps=results["steps"],
        batch=results["training"]["batch"],
        results=_results(results.get("evaluation") or {}),
    )


def _results(table: Mapping[str, Any]) -> str:
    if not table:
        return ""
    lines = [
        "",
        "## Results",
        "",
        "Reference programs, the simulator's poses, seeds from 50000 that training never saw; done and the goal holds.",
        "",
        "| task | successes | 95 % interval |",
        "|---|---|---|",
    ]
    for name, row in table.items():
        low, high = row["interval"]
        lines.append(f"| {name} | {row['successes']}/{row['episodes']} | {100 * low:.0f}-{100 * high:.0f} % |")
    return "\n".join([*lines, ""])
