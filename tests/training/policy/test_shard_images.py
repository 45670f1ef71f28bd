"""Images with collected calls: kept once, on disk until a batch needs them, and learned from."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from hcvla.skills.diffusion import layout
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS
from hcvla.skills.diffusion.network import PolicyNetwork
from hcvla.training.policy.dataset import PolicyDataset
from hcvla.training.policy.images import ImageTable
from hcvla.training.policy.shards import IMAGES, CallRecord, Shard, ShardError, read_shards
from hcvla.training.policy.trainer import PolicyTrainer, TrainingConfig, fit_normalisation
from helpers.policy_calls import TINY, straight_call

SEEING = replace(TINY, observation=ObservationConfig(text=False, images=True, image_pixels=16))
CPU = torch.device("cpu")


def image(value: int) -> np.ndarray:
    return np.full((2, 16, 16, 3), value, np.uint8)


def call(*shades: int) -> CallRecord:
    """Return a call with a frame for each image."""
    made = CallRecord(0, done=True)
    width = layout.frame_width(TINY.observation.other_objects)
    for shade in shades:
        made.add(np.zeros(width, np.float32), np.zeros(9, np.float32), surprise=False, over=False, images=image(shade))
    return made


def test_an_image_that_several_frames_show_is_kept_once():
    shard = Shard.of([call(1, 1, 2), call(2, 3, 3)])
    assert shard.images[:, 0, 0, 0, 0].tolist() == [1, 2, 2, 3]
    assert shard.image_of.tolist() == [0, 0, 1, 2, 3, 3]


def test_images_are_mapped_from_disk_and_count_in_the_hash_of_the_data(tmp_path):
    Shard.of([call(1, 2)]).save(tmp_path / "a.npz")
    (shard,), before = read_shards(tmp_path)
    assert isinstance(shard.images, np.memmap)
    assert shard.images[:, 0, 0, 0, 0].tolist() == [1, 2]
    np.save((tmp_path / "a.npz").with_suffix(IMAGES), np.stack([image(1), image(9)]))
    assert read_shards(tmp_path)[1] != before


def test_a_shard_whose_images_are_gone_is_named(tmp_path):
    Shard.of([call(1, 2)]).save(tmp_path / "a.npz")
    (tmp_path / "a.npz").with_suffix(IMAGES).unlink()
    with pytest.raises(ShardError, match=r"a\.npz is no shard of collected calls .*No such file"):
        Shard.load(tmp_path / "a.npz")


def test_frames_without_images_are_refused_by_a_network_that_needs_them():
    blind = Shard.of([straight_call(np.random.default_rng(0))])
    with pytest.raises(ShardError, match="30 frames have no images, which the network needs; collect with them"):
        blind.check(SEEING.observation)
    blind.check(TINY.observation)


def test_images_of_another_size_are_refused_with_both():
    wanted = replace(SEEING.observation, image_pixels=96)
    with pytest.raises(ShardError, match="images are 2 x 16 x 16 x 3, the network expects 2 x 96 x 96 x 3"):
        Shard.of([call(1)]).check(wanted)


def test_maps_are_taken_in_place_of_images():
    maps = np.zeros((1, 2, MAP_CHANNELS, 2, 2), np.float16)
    shard = replace(Shard.of([call(1)]), images=maps)
    shard.check(SEEING.observation)
    with pytest.raises(ShardError, match="images are 2 x 32 x 2 x 2, the network expects 2 x 96 x 96 x 3"):
        shard.check(replace(SEEING.observation, image_pixels=96))


def test_rows_of_several_arrays_have_one_numbering():
    table = ImageTable()
    arrays = [np.arange(6).reshape(3, 2).astype(np.uint8), np.arange(6, 10).reshape(2, 2).astype(np.uint8)]
    assert [table.add(array) for array in arrays] == [0, 3]
    assert table.take(np.array([4, 0, 3, 4])).tolist() == [[8, 9], [0, 1], [6, 7], [8, 9]]


def test_a_batch_s_images_are_those_of_its_frames_also_of_data_that_came_later():
    data = PolicyDataset(SEEING, CPU)
    data.extend([Shard.of([call(10, 11)]), Shard.of([call(20, 21)])])
    data.extend([Shard.of([call(30, 31)])])
    found = data.images(torch.tensor([5, 0, 3]))
    assert found[:, 1, 3, 3, 2].tolist() == [31, 10, 21]


def test_what_only_images_show_is_learned_from_them():
    """The tool is sent to one of two heights, and only the brightness of the image shows which."""
    records = []
    for number in range(40):
        bright = number % 2 == 1
        made = CallRecord(3, done=True)
        for _ in range(20):
            frame = np.zeros(layout.frame_width(TINY.observation.other_objects), np.float32)
            frame[:4] = (0.5, 0.0, 0.2, 1.0)
            label = np.array([0.5, 0.0, 0.3 if bright else 0.1, 1.0, 0.0, 0.0, 0.0, 0.3, 0.08], np.float32)
            made.add(frame, label, surprise=False, over=False, images=image(200 if bright else 50))
        records.append(made)
    losses, shard = {}, Shard.of(records)
    torch.manual_seed(0)
    networks = {"images": PolicyNetwork(SEEING), "maps": PolicyNetwork(SEEING), "nothing": PolicyNetwork(TINY)}
    eyes = networks["maps"].tower
    looked = replace(shard, images=eyes.maps(torch.from_numpy(shard.images)).numpy())
    frozen = [parameter.clone() for parameter in eyes.parameters()]
    for seen, network in networks.items():
        data = PolicyDataset(network.config, CPU)
        data.extend([looked if seen == "maps" else shard])
        fit_normalisation(network, data, torch.Generator().manual_seed(0), 200)
        run = PolicyTrainer(network, data, TrainingConfig(batch=32, warmup_steps=10, learning_rate=3e-3))
        for _ in range(80):
            run.step(0.0)
        losses[seen] = float(sum(run.step(0.0)[0] for _ in range(10)) / 10)
    assert losses["images"] < 0.3 * losses["nothing"]
    assert losses["maps"] < 0.3 * losses["nothing"]
    assert all(torch.equal(old, new) for old, new in zip(frozen, eyes.parameters(), strict=True))
