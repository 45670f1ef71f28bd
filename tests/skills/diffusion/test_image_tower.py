"""What the tower makes of images: where something is, steered by words; and what training does to images."""

import numpy as np
import pytest
import torch

from hcvla.skills.diffusion.augmentation import Noise, disturbed_images
from hcvla.skills.diffusion.conditioning import TOOL
from hcvla.skills.diffusion.config import ObservationConfig
from hcvla.skills.diffusion.image_tower import ImageTower, _points, as_input

STILL = Noise(image_shift=0, image_gain=0.0, drop_camera=0.0)


def test_the_points_of_a_map_are_where_it_is_brightest():
    # One bright cell of a 3 x 5 map, in the upper row (-1) and the fourth column (0.5).
    maps = torch.zeros(1, 1, 3, 5)
    maps[0, 0, 0, 3] = 50.0
    assert _points(maps)[0].tolist() == pytest.approx([0.5, -1.0, 50.0], abs=1e-5)


def test_an_even_map_points_at_the_middle():
    assert _points(torch.ones(1, 1, 4, 4))[0].tolist() == pytest.approx([0.0, 0.0, 1.0], abs=1e-6)


def test_images_become_numbers_from_minus_one_to_one_with_channels_first():
    image = np.zeros((1, 2, 4, 4, 3), np.uint8)
    image[..., 0] = 255
    found = as_input(torch.from_numpy(image))
    assert found.shape == (1, 2, 3, 4, 4)
    assert (found[:, :, 0] == 1.0).all()
    assert (found[:, :, 1:] == -1.0).all()


def test_words_do_not_steer_before_training_and_do_once_they_are_trained():
    torch.manual_seed(0)
    tower = ImageTower(ObservationConfig(images=True, image_pixels=32), words=8)
    images, tool = torch.randn(1, 2, 3, 32, 32), torch.zeros(1, TOOL)
    one, other = torch.ones(1, 8), -torch.ones(1, 8)
    assert torch.equal(tower(images, one, tool), tower(images, other, tool))
    torch.nn.init.normal_(tower.steer.weight)
    assert not torch.allclose(tower(images, one, tool), tower(images, other, tool))


def test_each_camera_counts_for_itself():
    torch.manual_seed(0)
    tower = ImageTower(ObservationConfig(images=True, image_pixels=32), words=8)
    images, words, tool = torch.randn(1, 2, 3, 32, 32), torch.zeros(1, 8), torch.zeros(1, TOOL)
    assert not torch.allclose(tower(images, words, tool), tower(images.flip(1), words, tool))


def test_images_without_disturbance_are_unchanged():
    images = 2.0 * torch.rand(3, 2, 3, 8, 8) - 1.0
    assert torch.equal(disturbed_images(images, STILL, None), images)


def test_a_shift_moves_all_colors_of_an_image_alike_by_a_pixel_at_most():
    images = -torch.ones(400, 2, 3, 9, 9)
    images[..., 4, 4] = torch.tensor([0.1, 0.2, 0.3])
    shifted = disturbed_images(images, Noise(image_shift=1, image_gain=0.0, drop_camera=0.0), torch.Generator())
    places = set()
    for image in shifted.flatten(0, 1):
        rows, columns = torch.nonzero(image[0] > -1.0, as_tuple=True)
        place = (int(rows[0]), int(columns[0]))
        assert image[:, place[0], place[1]].tolist() == pytest.approx([0.1, 0.2, 0.3])
        places.add(place)
    assert places == {(row, column) for row in (3, 4, 5) for column in (3, 4, 5)}


def test_some_images_are_dark_each_camera_for_itself():
    noise = Noise(image_shift=0, image_gain=0.0, drop_camera=0.3)
    dark = (disturbed_images(torch.zeros(4000, 2, 3, 2, 2), noise, torch.Generator()) == -1.0).flatten(2).all(2)
    assert dark.float().mean(0).tolist() == pytest.approx([0.3, 0.3], abs=0.03)
    assert float((dark[:, 0] & dark[:, 1]).float().mean()) == pytest.approx(0.09, abs=0.02)


def test_light_changes_by_no_more_than_the_gain():
    noise = Noise(image_shift=0, image_gain=0.1, drop_camera=0.0)
    found = disturbed_images(0.5 * torch.ones(500, 1, 3, 1, 1), noise, torch.Generator())
    # At most 0.5 * 1.1 * 1.1 + 0.1.
    assert 0.5 * 0.9 * 0.9 - 0.1 <= float(found.min()) < 0.45
    assert 0.55 < float(found.max()) <= 0.705
