"""The device that something is trained on: whether it is there, and how PyTorch is to compute on it."""

from __future__ import annotations

import torch

from hcvla.training.error import TrainingError


def use_device(name: str) -> None:
    """Prepare PyTorch for training on cpu or cuda; raise TrainingError for a GPU that is not there."""
    if not name.startswith("cuda"):
        return
    if not torch.cuda.is_available():
        raise TrainingError(f"device '{name}' is chosen, but PyTorch {torch.__version__} sees no GPU; use cpu")
    torch.set_float32_matmul_precision("high")
    # cuDNN's attention fails on some lengths under a mask ("mha_graph.execute"; pytorch issue 134001), on an H100 in
    # the middle of a training; flash and memory-efficient attention, which then take over, do not.
    torch.backends.cuda.enable_cudnn_sdp(False)


def in_16_bits(device: torch.device) -> torch.autocast:
    """Return a context in which matrices are multiplied in 16 bits where that is faster."""
    return torch.autocast(device.type, torch.bfloat16, enabled=computes_in_16_bits(device))


def computes_in_16_bits(device: torch.device) -> bool:
    """Whether 16 bits are faster: on a GPU, and on a processor that multiplies them itself (four times as fast)."""
    return device.type == "cuda" or bool(torch.cpu.get_capabilities().get("avx512_bf16"))
