"""Where a gaze looks, and what it makes of that in metres."""

import math

import pytest
import torch

from hcvla.language.text_encoder import TEXT_WIDTH
from hcvla.skills.diffusion.conditioning import TOOL, tool_features
from hcvla.skills.diffusion.config import CAMERAS, ObservationConfig
from hcvla.skills.diffusion.gaze import THINGS, Gaze
from hcvla.skills.diffusion.image_tower import MAP_CHANNELS


@pytest.fixture
def gaze():
    torch.manual_seed(0)
    return Gaze(ObservationConfig(images=True))


def tool_at(x: float, y: float, z: float, yaw_deg: float) -> torch.Tensor:
    return tool_features(torch.tensor([[x, y, z]]), torch.tensor([math.radians(yaw_deg)]), torch.tensor([[0.04]]))


def test_a_query_reads_the_cell_that_is_like_it_and_where_that_is(gaze):
    maps = torch.zeros(1, len(CAMERAS), MAP_CHANNELS, 3, 5)
    maps[0, 1, 7, 0, 3] = 50.0
    queries = torch.zeros(1, THINGS, MAP_CHANNELS)
    queries[0, 1, 7] = 10.0
    read, attention = gaze._read(maps, queries)
    assert attention[0, 1, 1, 0, 3].item() == pytest.approx(1.0)
    # The middle of the upper of three rows is at -2/3, of the fourth of five columns at 0.4; the likeness is 10 * 50.
    assert read[0, 1, 1, 7].item() == pytest.approx(50.0, abs=1e-3)
    assert read[0, 1, 1, MAP_CHANNELS:].tolist() == pytest.approx([0.4, -2.0 / 3.0, 500.0], abs=1e-3)
    # A query that is like nothing, and one whose image is even, look everywhere alike.
    assert read[0, 1, 0, MAP_CHANNELS:].tolist() == pytest.approx([0.0, 0.0, 0.0], abs=1e-6)
    assert read[0, 0, 0, MAP_CHANNELS:].tolist() == pytest.approx([0.0, 0.0, 0.0], abs=1e-6)


def test_the_scene_camera_s_points_are_of_the_base_and_the_wrist_camera_s_of_the_gripper(gaze):
    for says, point in zip(gaze.says, ((0.5, 0.0, 0.0), (0.5, 0.0, 0.0)), strict=True):
        torch.nn.init.zeros_(says[-1].weight)
        says[-1].bias.data = torch.tensor([*point, 0.0, 1.0, 0.0])
    maps, words = torch.randn(1, len(CAMERAS), MAP_CHANNELS, 3, 3), torch.randn(1, 2, TEXT_WIDTH)
    seen = gaze.find(maps, words, tool_at(0.6, -0.1, 0.25, 90.0))
    # Scene: (0.45 + 0.5 * 0.3, 0, 0.05), that is (0, 0.1, -0.2) from the tool; turned back by 90 degrees.
    assert seen.point[0, 0, 0].tolist() == pytest.approx([0.1, 0.0, -0.2], abs=1e-6)
    # Wrist: half of 10 cm, wherever the tool is.
    assert seen.point[0, 0, 1].tolist() == pytest.approx([0.05, 0.0, 0.0], abs=1e-6)
    # Four times 90 degrees are a whole turn: the yaw is the same in both frames.
    assert seen.yaw[0, 0].flatten().tolist() == pytest.approx([1.0, 0.0, 1.0, 0.0], abs=1e-5)


def test_a_yaw_seen_by_the_scene_camera_is_turned_into_the_gripper_frame(gaze):
    said = torch.tensor([1.0, 0.0]).expand(1, THINGS, len(CAMERAS), 2)
    yaw = gaze._yaw(said, tool_at(0.5, 0.0, 0.2, 22.5))
    # A cube along the base's axes is turned by -22.5 degrees there: cosine and sine of -90 degrees.
    assert yaw[0, 0, 0].tolist() == pytest.approx([0.0, -1.0], abs=1e-6)
    assert yaw[0, 0, 1].tolist() == pytest.approx([1.0, 0.0], abs=1e-6)


def test_words_tell_where_to_look(gaze):
    maps, tool = torch.randn(1, len(CAMERAS), MAP_CHANNELS, 4, 4), torch.zeros(1, TOOL)
    one, other = torch.randn(2, 1, 3, TEXT_WIDTH)
    assert gaze(maps, one, tool).shape == (1, ObservationConfig().image_features)
    assert not torch.allclose(gaze(maps, one, tool), gaze(maps, other, tool))
