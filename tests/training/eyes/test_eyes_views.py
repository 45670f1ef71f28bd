"""Rows of a recorded dataset as eyes are trained on them: images, and where things are in the gripper frame."""

import math

import numpy as np
import pytest
import torch

from hcvla.datasets.dataset import Dataset, floats
from hcvla.datasets.object_table import observed_objects
from hcvla.datasets.schema import OBSERVED, OBSERVED_KINDS, STATE
from hcvla.datasets.vectors import TOOL, pose_of
from hcvla.skills.tool import upright_from_tool
from hcvla.training.eyes.views import read_views


@pytest.fixture(scope="module")
def views(recorded_twice, tmp_path_factory):
    return read_views(recorded_twice.root, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def table(recorded_twice):
    dataset = Dataset(recorded_twice.root)
    return dataset.arrow(dataset.episodes[0])


def test_there_is_a_row_for_each_frame_with_its_images(views, table):
    assert len(views) == len(table)
    assert views.images.take(np.array([0, len(views) - 1])).shape == (2, 2, 96, 96, 3)


def test_things_are_where_they_were_seen_from_the_gripper(views, table):
    k = len(table) // 2
    tool = upright_from_tool(pose_of(floats(table, STATE)[k, TOOL]))
    objects = observed_objects(table.column(OBSERVED_KINDS).to_pylist()[k], floats(table, OBSERVED)[k], 0.0)
    assert objects
    for place, item in enumerate(objects):
        assert views.names[views.named[k, place]] == item.name
        dx, dy = item.pose.x - tool.x, item.pose.y - tool.y
        cos, sin = math.cos(tool.yaw), math.sin(tool.yaw)
        expected = (cos * dx + sin * dy, cos * dy - sin * dx, item.pose.z - tool.z)
        assert views.points[k, place].tolist() == pytest.approx(expected, abs=1e-4)
    assert (views.named[k, len(objects) :] == -1).all()


def test_a_quarter_turn_does_not_change_a_yaw_and_round_things_have_none(views, table):
    objects = observed_objects(table.column(OBSERVED_KINDS).to_pylist()[0], floats(table, OBSERVED)[0], 0.0)
    tool = upright_from_tool(pose_of(floats(table, STATE)[0, TOOL]))
    for place, item in enumerate(objects):
        angle = 4.0 * (item.pose.yaw - tool.yaw)
        expected = (0.0, 0.0) if item.shape in ("cylinder", "prism") else (math.cos(angle), math.sin(angle))
        assert views.yaws[0, place].tolist() == pytest.approx(expected, abs=1e-3)


def test_the_tool_is_told_as_the_policy_has_it(views, table):
    pose = pose_of(floats(table, STATE)[0, TOOL])
    assert torch.allclose(views.tool[0, :3] * 0.3, torch.tensor([pose.x, pose.y, pose.z]), atol=1e-5)
