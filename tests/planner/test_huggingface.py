"""Any Hugging Face image-text-to-text checkpoint plans inside the grammar: a tiny LLaVA that this test builds."""

import json

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    CLIPImageProcessor,
    CLIPVisionConfig,
    LlamaConfig,
    LlamaForCausalLM,
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
from hcvla.planner.planner import PastStep, PlannerError, PlanRequest
from hcvla.sandbox.check import check_program

OBJECTS = [
    NamedObject("mauve gizmo", "mauve", "gizmo", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04)),
    NamedObject("green tray", "green", "tray", Pose(0.4, 0.1, 0.02), (0.12, 0.12, 0.01)),
]
TEMPLATE = (
    "{% for message in messages %}{% for part in message.content %}"
    "{% if part.type == 'image' %}<image>{% else %}{{ part.text }}{% endif %}{% endfor %}{% endfor %}\nAnswer:"
)


def tiny_llava(folder, template=TEMPLATE, context=16_000):
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
        images, tokenizer, patch_size=8, vision_feature_select_strategy="default", chat_template=template,
        image_token="<image>", num_additional_image_tokens=1,
    ).save_pretrained(folder)  # fmt: skip
    small = {"hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 32}
    config = LlavaConfig(
        vision_config=CLIPVisionConfig(image_size=16, patch_size=8, **small),
        text_config=LlamaConfig(
            vocab_size=len(vocabulary), max_position_embeddings=context, eos_token_id=1, pad_token_id=0, **small
        ),
        image_token_id=2, image_seq_length=4,
    )  # fmt: skip
    # With some weights an answer would never end.
    torch.manual_seed(0)
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


REQUEST = PlanRequest("put it down", None, OBJECTS)


def refused(folder):
    """Return what is said of a folder, in one line."""
    with pytest.raises(PlannerError) as error:
        load_planner(ROBOT_API, PlannerSettings(str(folder))).plan(REQUEST)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_folder_without_processor_or_tokenizer_names_what_is_there_and_what_is_expected(tmp_path):
    tiny_llava(tmp_path)
    for name in ("processor_config.json", "preprocessor_config.json"):
        (tmp_path / name).unlink(missing_ok=True)
    assert "expected tokenizer.json and preprocessor_config.json" in refused(tmp_path)
    (tmp_path / "tokenizer.json").unlink()
    words = refused(tmp_path)
    assert "it has no processor" in words
    assert "config.json" in words


def test_a_model_of_text_alone_is_named(tmp_path):
    tiny_llava(tmp_path)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    LlamaForCausalLM(LlamaConfig(vocab_size=300, **sizes)).save_pretrained(tmp_path)
    assert "it is a 'llama' model, which does not read text with images; expected an image-text" in refused(tmp_path)


def test_a_type_that_transformers_does_not_know_is_named(tmp_path):
    tiny_llava(tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "tomorrows_vlm"}')
    assert "tomorrows_vlm" in refused(tmp_path)


def test_a_model_without_chat_template_plans_by_its_image_token(tmp_path):
    tiny_llava(tmp_path, template=None)
    assert_says_one_thing(load_planner(ROBOT_API, PlannerSettings(str(tmp_path))).plan(REQUEST))


def test_a_processor_without_image_token_is_one_line(tmp_path):
    tiny_llava(tmp_path, template=None)
    for name in ("processor_config.json", "tokenizer_config.json"):
        settings = json.loads((tmp_path / name).read_text()) | {"image_token": ""}
        (tmp_path / name).write_text(json.dumps(settings))
    assert "it has no processor" in refused(tmp_path)


def test_a_question_that_is_longer_than_the_context_says_both_lengths(tmp_path):
    tiny_llava(tmp_path, context=512)
    words = refused(tmp_path)
    assert "reads at most 512; expected a model with a longer context" in words
    assert "its answer may have 256 (max_tokens)" in words


def test_a_model_that_gives_no_numbers_is_one_clear_error(tmp_path):
    tiny_llava(tmp_path)
    weights = load_file(tmp_path / "model.safetensors")
    (name,) = [name for name in weights if name.endswith("lm_head.weight")]
    weights[name] = torch.full_like(weights[name], torch.nan)
    save_file(weights, tmp_path / "model.safetensors", metadata={"format": "pt"})
    assert "gives no numbers (NaN) after 0 tokens of its answer" in refused(tmp_path)


def test_weights_that_are_not_all_there_are_no_model(tmp_path):
    tiny_llava(tmp_path)
    weights = load_file(tmp_path / "model.safetensors")
    name = sorted(weights)[0]
    save_file(
        {k: v for k, v in weights.items() if k != name}, tmp_path / "model.safetensors", metadata={"format": "pt"}
    )
    assert "its weights lack 1 tensors" in refused(tmp_path)
