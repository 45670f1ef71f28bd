"""What the frozen tower makes of images, and what its training does to them."""

import numpy as np
import pytest
import torch

from hcvla.skills.diffusion.augmentation import Noise, disturbed_images, without_some_cameras
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS, ImageTower, as_input

STILL = Noise(image_shift=0, image_gain=0.0, drop_camera=0.0)


def test_images_become_numbers_from_minus_one_to_one_with_channels_first():
    image = np.zeros((1, 2, 4, 4, 3), np.uint8)
    image[..., 0] = 255
    found = as_input(torch.from_numpy(image))
    assert found.shape == (1, 2, 3, 4, 4)
    assert (found[:, :, 0] == 1.0).all()
    assert (found[:, :, 1:] == -1.0).all()


def test_a_map_has_a_cell_for_eight_pixels_and_is_kept_in_16_bits():
    torch.manual_seed(0)
    tower = ImageTower()
    images = torch.randint(0, 255, (3, 2, 32, 48, 3), dtype=torch.uint8)
    maps = tower.maps(images)
    assert maps.shape == (3, 2, MAP_CHANNELS, 4, 6)
    assert maps.dtype == torch.float16
    assert torch.allclose(maps.float(), tower(as_input(images)), atol=2e-3)


def test_what_a_cell_says_comes_from_its_surroundings():
    torch.manual_seed(0)
    tower = ImageTower()
    plain = torch.zeros(1, 2, 3, 96, 96)
    marked = plain.clone()
    marked[..., 40:48, 8:16] = 1.0
    change = (tower(marked) - tower(plain)).abs().amax(dim=(0, 1, 2))
    row, column = divmod(int(change.argmax()), 12)
    assert abs(row - 5) <= 1
    assert abs(column - 1) <= 1


def test_what_looks_alike_in_both_cameras_is_alike_in_their_maps():
    torch.manual_seed(0)
    image = torch.randn(1, 1, 3, 32, 32).expand(1, 2, 3, 32, 32)
    maps = ImageTower()(image)
    assert torch.allclose(maps[:, 0], maps[:, 1], atol=1e-6)


def test_maps_of_some_cameras_are_left_out_each_camera_for_itself():
    noise = Noise(drop_camera=0.3)
    maps = torch.ones(4000, 2, 3, 2, 2, dtype=torch.float16)
    gone = (without_some_cameras(maps, noise, torch.Generator()) == 0.0).flatten(2).all(2)
    assert gone.float().mean(0).tolist() == pytest.approx([0.3, 0.3], abs=0.03)
    assert float((gone[:, 0] & gone[:, 1]).float().mean()) == pytest.approx(0.09, abs=0.02)


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
