"""The device of a training is there, or one line says that it is not."""

import pytest
import torch

from hcvla.training.device import use_device
from hcvla.training.error import TrainingError


def test_a_processor_is_always_there():
    use_device("cpu")


@pytest.mark.skipif(torch.cuda.is_available(), reason="this machine has a GPU")
def test_a_gpu_that_is_not_there_is_named_with_what_to_use():
    with pytest.raises(TrainingError, match=r"device 'cuda' is chosen, but PyTorch .* sees no GPU; use cpu"):
        use_device("cuda")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="this machine has no GPU")
def test_a_gpu_computes_attention_without_cudnn():
    use_device("cuda")
    assert not torch.backends.cuda.cudnn_sdp_enabled()
