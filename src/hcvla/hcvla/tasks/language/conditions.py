"""The conditions under which a planner is measured: which sentences are drawn, and what of them is held out."""

from __future__ import annotations

from hcvla.tasks.language.samples import SampleConfig

CONDITIONS: dict[str, SampleConfig] = {
    "seen": SampleConfig(invented=0.0, refused=0.0),
    "pairs": SampleConfig(held_out_pairs=True, refused=0.0),
    "wording": SampleConfig(wording="development", invented=0.0, refused=0.0),
    "both": SampleConfig(wording="development", held_out_pairs=True, refused=0.0),
    "refused": SampleConfig(wording="development", held_out_pairs=True, refused=1.0),
}
"""What evaluation during training holds out: colour-shape pairs, wording, both; and what must be refused."""

HELD_OUT: dict[str, SampleConfig] = {
    "held_out": SampleConfig(wording="heldout", held_out_pairs=True, refused=0.0),
    "held_out_refused": SampleConfig(wording="heldout", held_out_pairs=True, refused=1.0),
}
"""What is reported of a finished planner; nothing is chosen or shaped by it."""
