"""Any Hugging Face image-text-to-text checkpoint plans inside the grammar: a tiny LLaVA that this test builds."""

import numpy as np
import pytest
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    CLIPImageProcessor,
    CLIPVisionConfig,
    LlamaConfig,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PreTrainedTokenizerFast,
)

from hcvla.api.functions import ROBOT_API
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.planner import PastStep, PlanRequest
from hcvla.sandbox.check import check_program

OBJECTS = [
    NamedObject("mauve gizmo", "mauve", "gizmo", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04)),
    NamedObject("green tray", "green", "tray", Pose(0.4, 0.1, 0.02), (0.12, 0.12, 0.01)),
]
TEMPLATE = (
    "{% for message in messages %}{% for part in message.content %}"
    "{% if part.type == 'image' %}<image>{% else %}{{ part.text }}{% endif %}{% endfor %}{% endfor %}\nAnswer:"
)


def tiny_llava(folder):
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    special = ["<pad>", "<end>", "<image>"]
    vocabulary = {token: index for index, token in enumerate([*special, *sorted(alphabet)])}
    backend = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=backend, pad_token="<pad>", eos_token="<end>", additional_special_tokens=["<image>"]
    )
    images = CLIPImageProcessor(size={"shortest_edge": 16}, crop_size={"height": 16, "width": 16})
    LlavaProcessor(
        images, tokenizer, patch_size=8, vision_feature_select_strategy="default", chat_template=TEMPLATE,
        image_token="<image>", num_additional_image_tokens=1,
    ).save_pretrained(folder)  # fmt: skip
    small = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    config = LlavaConfig(
        vision_config=CLIPVisionConfig(image_size=16, patch_size=8, **small),
        text_config=LlamaConfig(
            vocab_size=len(vocabulary), max_position_embeddings=16_000, eos_token_id=1, pad_token_id=0, **small
        ),
        image_token_id=2, image_seq_length=4,
    )  # fmt: skip
    LlavaForConditionalGeneration(config).save_pretrained(folder)


@pytest.fixture(scope="module")
def planner(tmp_path_factory):
    folder = tmp_path_factory.mktemp("llava")
    tiny_llava(folder)
    return load_planner(ROBOT_API, PlannerSettings(str(folder)))


def test_even_a_model_that_knows_nothing_answers_inside_the_grammar(planner):
    image = np.zeros((48, 64, 3), np.uint8)
    past = (PastStep("pick(get_actor('mauve gizmo'))", Verdict(Outcome.DONE)),)
    answer = planner.plan(PlanRequest("put it down", image, OBJECTS, past, held="mauve gizmo"))
    assert_says_one_thing(answer)


def test_no_image_is_no_obstacle(planner):
    assert_says_one_thing(planner.plan(PlanRequest("put it down", None, OBJECTS)))


def assert_says_one_thing(answer):
    """Done, a refusal, or code that the sandbox would run."""
    assert [answer.done, bool(answer.refusal), bool(answer.code)].count(True) == 1
    program = answer.code or "go_home()"
    check_program(program, ROBOT_API, [known.name for known in OBJECTS])
