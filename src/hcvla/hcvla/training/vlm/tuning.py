"""What of a pre-trained model is trained: all of its language model, or an adapter; and how that is written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import torch

from hcvla.planner.model_folder import load_whole
from hcvla.planner.vlm.adapter import quiet
from hcvla.planner.vlm.questions import STYLE_FILE, write_style
from hcvla.training.device import computes_in_16_bits
from hcvla.training.vlm.card import CARD, model_card
from hcvla.training.vlm.config import LORA_FROM, VlmTrainConfig

_OWN_FILES = re.compile(r"config\.json|adapter_config\.json|.*\.index\.json|README\.md|" + re.escape(STYLE_FILE))
"""Files of a base that are not those of a model trained from it."""
_COPIED = ("*.json", "*.jinja", "*.txt", "*.model")
"""Processor and tokenizer as they came: written again, they would lack what this machine cannot read, such as the
processor of videos, which servers want."""


def open_model(base: Path, config: VlmTrainConfig) -> Any:
    """Return the model of a folder, ready to be trained: frozen but for what the configuration says."""
    model = load_whole(base)
    model.config.use_cache = False
    adapts = adapter_wanted(model, config)
    # What is trained is kept in fp32; so is all where 16 bits are not faster.
    if not (adapts and computes_in_16_bits(torch.device(config.device))):
        model = model.float()
    model = _with_adapter(model, config) if adapts else _all_trained(model, config)
    checkpointing = config.checkpointing
    if checkpointing or (checkpointing is None and adapts and config.on_gpu):
        model.activation_checkpointing_enable({"use_reentrant": False})
        model.enable_input_require_grads()
    return model


def adapter_wanted(model: torch.nn.Module, config: VlmTrainConfig) -> bool:
    """Whether an adapter is trained rather than all weights."""
    if config.tuning == "auto":
        return sum(parameter.numel() for parameter in model.parameters()) >= LORA_FROM
    return config.tuning == "lora"


def _all_trained(model: Any, config: VlmTrainConfig) -> Any:
    for name in _vision_parts(model):
        model.get_submodule(f"model.{name}").requires_grad_(config.vision)
    return model


def _with_adapter(model: Any, config: VlmTrainConfig) -> Any:
    from peft import LoraConfig, get_peft_model

    decoder = next(name for name, module in model.named_modules() if module is model.get_decoder())
    leaves = {name.rpartition(".")[2] for name, module in _linears(model.get_decoder())}
    lora = LoraConfig(
        r=config.rank,
        lora_alpha=2 * config.rank,
        target_modules=rf"{re.escape(decoder)}\..*\.({'|'.join(sorted(leaves))})",
        modules_to_save=_vision_parts(model) if config.vision else None,
    )
    with quiet():
        adapted = get_peft_model(model, lora)
    # The name that the run was given, not the folder where the base lies on this machine.
    adapted.peft_config["default"].base_model_name_or_path = _lasting(config.model)
    for parameter in adapted.parameters():
        if parameter.requires_grad:
            parameter.data = parameter.data.float()
    return adapted


def _linears(module: torch.nn.Module) -> list[tuple[str, torch.nn.Module]]:
    return [(name, part) for name, part in module.named_modules() if isinstance(part, torch.nn.Linear)]


def _vision_parts(model: Any) -> list[str]:
    """Return the names of the parts of `model.model` other than the language model."""
    return [name for name, part in model.model.named_children() if part is not model.get_decoder()]


def _lasting(name: str) -> str:
    return str(Path(name).resolve()) if Path(name).is_dir() else name


def write_folder(model: Any, base: Path, folder: Path, config: VlmTrainConfig, steps: int) -> None:
    """Write a folder that a planner is loaded from: an adapter, or all weights in 16 bits; `steps` were taken.

    An adapter that is to be merged is written into its base, and the model is of no further use.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if config.merged and hasattr(model, "merge_and_unload"):
        model = model.merge_and_unload()
    if hasattr(model, "peft_config"):
        model.save_pretrained(folder, save_embedding_layers=False)
    else:
        kept = torch.bfloat16 if model.config.dtype in (None, torch.float32) else model.config.dtype
        weights = {name: value.to(kept) for name, value in model.state_dict().items()}
        model.save_pretrained(folder, state_dict=weights)
    for pattern in _COPIED:
        for file in base.glob(pattern):
            if not _OWN_FILES.fullmatch(file.name):
                shutil.copyfile(file, folder / file.name)
    write_style(folder)
    (folder / CARD).write_text(model_card(config, steps), encoding="utf-8")
