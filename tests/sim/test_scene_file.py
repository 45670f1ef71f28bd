from pathlib import Path

import pytest

from hcvla.sim.scene import SceneError
from hcvla.sim.scene_file import load_scene, parse_scene, scene_text
from hcvla.sim.standard import standard_scene

SHIPPED = sorted((Path(__file__).parents[2] / "config" / "scenes").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_shipped_scene_loads(path):
    assert len(load_scene(path)) >= 2


def test_a_scene_survives_its_file():
    scene = standard_scene(3)
    again = parse_scene(scene_text(scene))
    assert again.names == scene.names
    for item in scene:
        assert again[item.name].pose.distance(item.pose) < 1e-12
        assert again[item.name].pose.yaw == pytest.approx(item.pose.yaw, abs=1e-12)
        assert again[item.name].size == item.size


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a mapping with 'objects'"),
        ("objects: []", "0 objects, expected 1 to 30"),
        ("objects: [", "not valid YAML"),
        ("objcts: [a]\nobjects: [b]", "unknown key 'objcts'; did you mean 'objects'"),
        ("objects: [{colour: red, shape: cube, x: 0.5, y: 0}]", "unknown key 'colour'; did you mean 'color'"),
        ("objects: [{color: red, shape: cube, x: 0.5}]", "object 1: 'y' is missing"),
        ("objects: [{color: red, shape: cub, x: 0.5, y: 0}]", "unknown shape 'cub'; did you mean 'cube'"),
        ("objects: [{color: red, shape: cube, x: .nan, y: 0}]", "x is nan, expected a finite number"),
        ("objects: [{color: red, shape: cube, x: far, y: 0}]", "x is 'far', expected a finite number"),
        ("objects: [{color: red, shape: cube, x: 0.5, y: 0, size: 3}]", "size is 3, expected"),
        ("objects: [{color: red, shape: cube, x: 0.5, y: 0, z: -1}]", "below the table"),
        ("seed: -1\nobjects: [{color: red, shape: cube, x: 0.5, y: 0}]", "seed is -1"),
        ("objects: [3]", "object 1 is 3, expected a mapping"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(text, message):
    with pytest.raises(SceneError, match=message) as caught:
        parse_scene(text)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SceneError, match=r"nothing.yaml' cannot be read: No such file"):
        load_scene(tmp_path / "nothing.yaml")
