from pathlib import Path

import pytest

from hcvla.sim.scene import Scene, SceneError, SceneObject
from hcvla.sim.scene_file import load_scene, parse_scene, scene_text
from hcvla.sim.standard import standard_scene
from hcvla.world.workspace import WorkArea

CUBE = "color: red, shape: cube, x: 0.5, y: 0"
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
        (f"objects: [{{{CUBE}, mass_kg: 0}}]", "mass is 0 kg, expected 0.01 to 2 kg"),
        (f"objects: [{{{CUBE}, mass_kg: -1}}]", "mass is -1 kg"),
        (f"objects: [{{{CUBE}, hollow: 'yes'}}]", "hollow is 'yes', expected true or false"),
        (f"objects: [{{{CUBE}, hollow: 1}}]", "hollow is 1, expected true or false"),
        (f"objects: [{{{CUBE}, marking: stripd}}]", "unknown marking 'stripd'; did you mean 'striped'"),
        ("objects: [{color: limo, shape: cube, x: 0.5, y: 0}]", "unknown color 'limo'; did you mean 'lime'"),
        (
            "objects: [{color: red, shape: mat, x: 0.5, y: 0, marking: striped}]",
            "only cube, .* striped, this is a mat",
        ),
        (f"objects: [{{{CUBE}, name: 5}}]", "5: name is 5, expected a text"),
        (f"objects: [{{{CUBE}, name: ''}}]", "a name is '', expected 1 to 60 printable characters"),
        (f"objects: [{{{CUBE}, name: {'x' * 5000}}}]", r"a name is 'x+... \(5002 characters\), expected 1 to 60"),
        (f"objects: [{{{CUBE}, x: 0.6}}]", "'x' is given twice in the mapping of line 1"),
        (f"objects: [{{{CUBE}}}]\nobjects: []", "'objects' is given twice"),
        (f"held: 5\nobjects: [{{{CUBE}}}]", "held is 5, expected a text"),
        ("objects: [{color: 5, shape: cube, x: 0.5, y: 0}]", "color is 5, expected a text"),
        (f"objects: [{{{CUBE}, size: [0.01, 0.01, 0.01]}}]", "size along x is 0.01 m, expected 0.025 to 0.06 m"),
        (f"objects: [{{{CUBE}, size: [0.14, 0.14, 0.015]}}]", "size along x is 0.14 m, expected 0.025 to 0.06 m"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(text, message):
    with pytest.raises(SceneError, match=message) as caught:
        parse_scene(text)
    assert "\n" not in str(caught.value)
    assert "x" * 200 not in str(caught.value)


def test_of_objects_without_a_name_that_look_alike_the_later_ones_are_numbered():
    places = [("", 0.10), ("", -0.05), ("name: red cube 2, ", -0.20), ("name: mine, ", 0.25)]
    entries = "".join(f"  - {{{name}color: red, shape: cube, x: 0.5, y: {y}}}\n" for name, y in places)
    scene = parse_scene(f"objects:\n{entries}")
    assert scene.names == ("red cube", "red cube 3", "red cube 2", "mine")
    assert parse_scene(scene_text(scene)) == scene


def test_a_name_that_is_given_twice_is_refused():
    entries = "".join(f"  - {{name: mine, color: red, shape: cube, x: 0.5, y: {y}}}\n" for y in (0.1, -0.1))
    with pytest.raises(SceneError, match="two objects are called 'mine'; names must be unique"):
        parse_scene(f"objects:\n{entries}")


def test_a_mass_and_a_hollow_that_are_given_are_used():
    (item,) = parse_scene(f"objects: [{{{CUBE}, mass_kg: 0.5, hollow: true}}]")
    assert (item.mass_kg, item.hollow) == (0.5, True)
    (plain,) = parse_scene(f"objects: [{{{CUBE}, hollow: false}}]")
    assert (plain.mass_kg, plain.hollow) == (0.09, False)


@pytest.mark.parametrize("path", ["/dev/zero", "/", "a\0b"])
def test_what_is_no_file_is_not_read(path):
    with pytest.raises(SceneError, match="cannot be read: "):
        load_scene(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SceneError, match=r"nothing.yaml' cannot be read: No such file"):
        load_scene(tmp_path / "nothing.yaml")


def test_what_starts_in_the_gripper_and_what_is_hollow_survive_the_file():
    scene = Scene(
        (
            SceneObject.on_table("red", "cube", 0.4, 0.1, size=(0.06, 0.06, 0.06), hollow=True),
            SceneObject.on_table("blue", "cube", 0.5, -0.1),
        ),
        held="blue cube",
    )
    again = parse_scene(scene_text(scene))
    assert again.held == "blue cube"
    assert [item.hollow for item in again] == [True, False]


def test_markings_and_colors_without_a_name_survive_the_file():
    scene = Scene((SceneObject.on_table("lime", "cube", 0.4, 0.1, marking="dotted"),))
    (item,) = parse_scene(scene_text(scene))
    assert (item.name, item.color, item.marking) == ("dotted lime cube", "lime", "dotted")


def test_what_is_not_there_or_fixed_cannot_start_in_the_gripper():
    tray = SceneObject.on_table("red", "tray", 0.4, 0.1)
    with pytest.raises(SceneError, match="unknown object 'blue cube'"):
        Scene((tray,), held="blue cube")
    with pytest.raises(SceneError, match="fixed to the table"):
        Scene((tray,), held="red tray")


def test_only_a_cube_is_hollow():
    with pytest.raises(SceneError, match="only a cube can be hollow"):
        Scene((SceneObject.on_table("red", "cylinder", 0.4, 0.1, hollow=True),))


def test_a_scene_beyond_reach_keeps_its_area():
    wide = WorkArea(x_m=(0.3, 0.85), y_m=(-0.4, 0.4), radius_m=(0.32, 0.85))
    scene = Scene((SceneObject.on_table("red", "mat", 0.78, 0.0),), area=wide)
    assert parse_scene(scene_text(scene)).area == wide
    with pytest.raises(SceneError, match="area is"):
        parse_scene("area: {x: [0.3]}\nobjects: [{color: red, shape: cube, x: 0.4, y: 0.1}]")
