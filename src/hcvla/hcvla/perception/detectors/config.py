"""What an open-vocabulary detector looks for, and what it takes for an object."""

from __future__ import annotations

from dataclasses import dataclass

from hcvla.configuration.ranges import PositiveFloat, PositiveInt, Share


@dataclass(frozen=True, kw_only=True)
class OpenVocabularyConfig:
    """A zero-shot detector of the transformers library, and how its boxes become objects."""

    model: str = ""
    """Folder of a checkpoint, or its name on the Hugging Face hub, e.g. IDEA-Research/grounding-dino-tiny or
    google/owlv2-base-patch16-ensemble."""
    names: tuple[str, ...] = ("cup", "bowl", "bottle", "box", "can", "banana", "spoon", "tray")
    """What is looked for; each is the name under which it is found. A color in front belongs to it: "red cup"."""
    device: str = ""
    """Device of torch, e.g. cuda:0; empty: a GPU if there is one."""
    score: Share = 0.3
    """Boxes with a lower score are left out; 0.3 is usual for Grounding DINO, 0.1 to 0.2 for OWLv2."""
    overlap: Share = 0.6
    """Of boxes that share more of their area only the one with the best score counts."""
    max_share: Share = 0.5
    """A box that covers more of the image is the table."""
    above_table_m: PositiveFloat = 0.006
    """What is lower than this over the table is the table: depth of a D400 camera varies by 2 to 4 mm at 1 m."""
    depth_reach_m: PositiveFloat = 0.12
    """What lies in the same box but is so much nearer or farther than its middle is another thing."""
    min_pixels: PositiveInt = 60
    """Fewer pixels with depth give no pose."""
    max_size_m: PositiveFloat = 0.4
    """Nothing larger is an object."""
