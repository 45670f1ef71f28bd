"""A planner's network small enough to be trained and used in tests."""

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.embedded.model import PlannerConfig
from hcvla.planner.embedded.tokenizer import Tokenizer


def tiny_config():
    """Return a network of one layer over the robot API."""
    layer = {"num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    return PlannerConfig(
        vocabulary=list(Tokenizer.for_api(ROBOT_API).tokens),
        decoder_config={"hidden_size": 32, "num_key_value_heads": 2, **layer},
    )


NAMES = ("red cube", "blue cube", "green tray")
TASK = "put the red cube on the green tray"


def objects(names=NAMES):
    """Return objects of these names in a row."""
    places = {name: 0.1 * index for index, name in enumerate(NAMES)}
    return [NamedObject(n, *n.split(), Pose(0.4, places[n], 0.02), (0.04, 0.04, 0.04)) for n in names]


def ask(processor, past=(), names=NAMES, **more):
    """Return what the network is given of a request for TASK."""
    return processor(TASK, objects(names), registry=ROBOT_API, past=past, **more)
