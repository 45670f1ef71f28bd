"""A planner's network small enough to be trained and used in tests."""

from hcvla.api.functions import ROBOT_API
from hcvla.planner.embedded.model import PlannerConfig
from hcvla.planner.embedded.tokenizer import Tokenizer


def tiny_config():
    """Return a network of one layer over the robot API."""
    layer = {"num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    return PlannerConfig(
        vocabulary=list(Tokenizer.for_api(ROBOT_API).tokens),
        decoder_config={"hidden_size": 32, "num_key_value_heads": 2, **layer},
    )
