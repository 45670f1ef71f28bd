from dataclasses import replace

from hcvla.evaluation.perception_errors import perception_mistakes
from hcvla.sim.scene import Scene, SceneObject
from hcvla.sim.truth import resting_truth

SCENE = Scene(
    (SceneObject.on_table("red", "cube", 0.45, 0.10, 0.3), SceneObject.on_table("green", "tray", 0.45, -0.18, 0.1))
)
TRUTH = resting_truth(SCENE)
CUBE, TRAY = (item.named for item in SCENE)


def moved(item, dx=0.0):
    return replace(item, pose=item.pose.moved(dx=dx))


def test_what_is_seen_within_3_cm_is_seen_rightly():
    assert perception_mistakes(TRUTH, [moved(CUBE, 0.029), TRAY]) == []


def test_what_is_missing_elsewhere_or_not_there_is_reported():
    phantom = replace(CUBE, name="blue cube")
    found = perception_mistakes(TRUTH, [moved(TRAY, 0.05), phantom])
    assert [item.text for item in found] == [
        "perception does not know 'red cube'",
        "perception has 'green tray' 50 mm from where it is",
        "perception has a 'blue cube' that is not there",
    ]
    assert not any(item.remembered for item in found)


def test_what_is_only_remembered_in_the_wrong_place_is_marked():
    (item,) = perception_mistakes(TRUTH, [replace(moved(CUBE, 0.05), visible=False), TRAY])
    assert item.remembered


def test_what_fell_off_the_table_need_not_be_known():
    cube = TRUTH["red cube"]
    fallen = TRUTH | {"red cube": replace(cube, pose=cube.pose.moved(dz=-0.5))}
    assert perception_mistakes(fallen, [TRAY]) == []
