"""The model card of a pre-trained planner: what it is made from, how it is prompted, how it was trained."""

from __future__ import annotations

from hcvla.evaluation.provenance import code_version
from hcvla.training.vlm.config import VlmTrainConfig

CARD = "README.md"
_TEXT = """---
library_name: hcvla
pipeline_tag: image-text-to-text
base_model: {model}
---
# A planner of hcvla, trained from {model}

Sentence + objects that are seen or remembered + scene image + code run so far -> the next lines of code, `done()` or a
refusal with its reason; and the goal that must hold at the end. `planner:=FOLDER` serves it, inside the API's grammar;
planner.json says that it is asked in the short form (`hcvla/planner/vlm/compact.py`), which other users must keep to.

| | |
|---|---|
| commit | {commit} |
| samples | {samples} ({steps} steps of {batch}) |
| datasets | {data} |
| trained | {tuning}{vision} |
| seed | {seed} |

Sentences are drawn from `hcvla/tasks/language`: {refused:.0f} % are to be refused, {failures:.0f} % of the subtasks
fail and are made good. Held out: the colour-shape pairs, wordings and compositions of docs/planner_data.md. The license
is the base's. What it does on held-out sentences is not measured here: `hcvla bench unseen` does that.
"""


def model_card(config: VlmTrainConfig, steps: int) -> str:
    """Return the card of a model that took so many steps."""
    return _TEXT.format(
        model=config.model,
        commit=code_version(),
        samples=steps * config.batch_size,
        steps=steps,
        batch=config.batch_size,
        data=", ".join(config.data) or "none",
        tuning="all weights" if config.tuning == "full" else f"{config.tuning}, rank {config.rank}",
        vision=", vision tower too" if config.vision else "",
        seed=config.seed,
        refused=100.0 * config.refused,
        failures=100.0 * config.failures,
    )
