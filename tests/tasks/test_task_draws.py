"""What single tasks promise about their scenes, beyond the laws of all: worked out from scene, words and program."""

import math
import re

import numpy as np
import pytest

from hcvla.tasks.registry import TASKS
from hcvla.world.placement import DIRECTIONS
from hcvla.world.workspace import WorkArea

SEEDS = range(12)


def episodes(name, split=None):
    return [TASKS[name].episode(seed, split) for seed in SEEDS]


def named(episode):
    """Return the objects that a sentence names, in their order."""
    found = [(episode.sentence.find(name), name) for name in episode.scene.names if name in episode.sentence]
    return [name for _, name in sorted(found)]


def calls(episode, function):
    return re.findall(rf"\b{function}\(get_actor\('([^']*)'\)", episode.program)


def apart(scene, a, b):
    return math.hypot(scene[a].pose.x - scene[b].pose.x, scene[a].pose.y - scene[b].pose.y)


def test_a_push_has_a_way_of_18_cm_at_least():
    for episode in episodes("push"):
        pushed, target = re.search(r"push\(get_actor\('(.*?)'\), get_actor\('(.*?)'\)\)", episode.program).groups()
        assert apart(episode.scene, pushed, target) >= 0.18


def test_an_angle_to_an_object_is_one_that_its_faces_show():
    for episode in episodes("match_pose"):
        degrees = float(re.search(r"rotate_z\(.*, (-?\d+)\)", episode.program).group(1))
        (name,) = calls(episode, "get_pose")
        period = 90.0 if name.endswith("cube") else 60.0
        # half a period from its faces it would look the same both ways; a turn within 18 degrees counts as none
        assert 18.0 < abs(math.remainder(degrees, period)) <= period / 2.0


@pytest.mark.parametrize("name", ["throw", "throw_topple"])
def test_a_throw_begins_with_the_thing_in_the_gripper_and_its_target_out_of_reach(name):
    for episode in episodes(name):
        assert episode.scene.held in episode.goal
        (target,) = calls(episode, "throw")
        pose = episode.scene[target].pose
        assert not WorkArea().contains(pose.x, pose.y)
        assert 0.70 <= math.hypot(pose.x, pose.y) <= 0.80


def test_of_a_post_that_is_to_fall_there_is_more_height_than_width():
    for name in ("throw_topple", "touch_topple"):
        for episode in episodes(name):
            for post in re.findall(r"toppled\((.*?)\)", episode.goal)[0].replace("'", "").split(", "):
                width, _, height = episode.scene[post].size
                assert height > 1.3 * width


def test_the_gripper_moves_low_over_a_mat_that_hand_and_fingers_have_room_above():
    for episode in episodes("move_without_hitting"):
        mat = named(episode)[0]
        posts = [name for name in episode.scene.names if name != mat]
        assert re.search(r"untouched\((.*?)\)", episode.goal).group(1).count("'") == 2 * len(posts)
        assert all(apart(episode.scene, mat, post) > 0.107 for post in posts), "half the hand's diagonal"


def test_an_order_of_places_is_said_as_it_is_gone():
    for task in ("follow_order", "trace"):
        for episode in episodes(task):
            places = re.findall(r"(?:place|get_pose)\(get_actor\('([^']*mat)'\)", episode.program)
            said = [name for name in named(episode) if name in places]
            assert said == list(dict.fromkeys(places)), episode.sentence


def test_what_visits_places_starts_on_another_one():
    for task in ("follow_order", "follow_order_restore"):
        for episode in episodes(task):
            (item,) = [one for one in episode.scene if not one.static]
            first = calls(episode, "place")[0]
            homes = [
                mat.name for mat in episode.scene if mat.static and apart(episode.scene, item.name, mat.name) < 1e-6
            ]
            assert len(homes) == 1
            assert homes[0] != first


WAYS = {"to the left": ("dy", 1), "to the right": ("dy", -1), "away from the robot": ("dx", 1), "nearer": ("dx", -1)}


@pytest.mark.parametrize("task", ["rearrange", "rearrange_restore"])
def test_distances_are_said_as_the_program_goes_them(task):
    for episode in episodes(task):
        moves = re.findall(r"offset\(pose_dict\['(.*?)'\], (d[xy])=(-?[\d.]+)\)", episode.program)
        assert 2 <= len(moves) <= 3
        for name, axis, distance in moves:
            words = re.search(rf"{name} (\d+) cm ({'|'.join(WAYS)})", episode.sentence)
            assert words, episode.sentence
            said, sign = WAYS[words.group(2)]
            assert (axis, float(distance)) == (said, sign * int(words.group(1)) / 100.0)
            assert 0.10 <= abs(float(distance)) <= 0.20


def test_both_of_one_shape_are_turned_by_one_angle_and_nothing_of_another_shape():
    for episode in episodes("rotate_symmetry"):
        turned = re.findall(r"rotate_z\(pose_dict\['(.*?)'\], (-?\d+)\)", episode.program)
        shapes = {name.rpartition(" ")[2] for name, _ in turned}
        assert len({degrees for _, degrees in turned}) == 1
        assert len(shapes) == 1
        alike = [item.name for item in episode.scene if item.shape in shapes]
        assert sorted(alike) == sorted(name for name, _ in turned)


def test_only_one_object_stands_on_the_side_that_is_meant():
    for episode in episodes("neighbour"):
        first, beside = calls(episode, "pick")
        off = episode.scene[beside].pose.position[:2] - episode.scene[first].pose.position[:2]
        side = max(DIRECTIONS, key=lambda name: float(off @ np.array(DIRECTIONS[name])))
        wanted = np.array(DIRECTIONS[side])
        assert float(off @ wanted) / np.linalg.norm(off) > math.cos(math.radians(16.0))
        for other in episode.scene:
            away = other.pose.position[:2] - episode.scene[first].pose.position[:2]
            far = float(np.linalg.norm(away))
            if other.static or other.name in (first, beside) or far > 0.3:
                continue
            assert float(away @ wanted) / far <= math.cos(math.radians(70.0)), "no other is within 70 degrees"


@pytest.mark.parametrize("split", [None, "counts"])
def test_rounds_are_as_many_as_the_words_say(split):
    numbers = {"twice": 2, "three times": 3, "four times": 4}
    for episode in episodes("count_and_repeat", split):
        times = next(count for words, count in numbers.items() if words in episode.sentence)
        assert len(calls(episode, "pick")) == 2 * times, "there and back"
        assert f", {times})" in episode.goal


def test_a_ring_is_one_round_of_three_and_needs_a_fourth_place():
    for episode in episodes("swap_ring"):
        moves = dict(re.findall(r"takes_place\('(.*?)', '(.*?)'\)", episode.goal))
        assert len(moves) == 3
        first = next(iter(moves))
        assert moves[moves[moves[first]]] == first
        assert moves[first] != first
        assert episode.program.count("free_space") == 1


def test_what_is_hidden_fits_under_the_box():
    for episode in episodes("covered"):
        small = calls(episode, "cover")[0]
        (box,) = [item for item in episode.scene if item.hollow]
        assert max(episode.scene[small].size) < min(box.size) - 0.02
        assert calls(episode, "pick")[0] == box.name


def test_blocks_on_both_pans_weigh_the_same():
    for episode in episodes("balance"):
        carried = list(zip(calls(episode, "pick"), calls(episode, "place"), strict=True))
        on = {}
        for block, target in carried:
            on[block] = on.get(target, target)
        loads = {}
        for block, pan in on.items():
            loads[pan] = loads.get(pan, 0.0) + episode.scene[block].mass_kg
        assert len(loads) == 2
        assert math.isclose(*loads.values())
        assert set(on) == {item.name for item in episode.scene if item.shape == "block"}, "all of them"
        for item in episode.scene:
            if item.shape == "block":
                assert item.mass_kg == pytest.approx(2.0 * item.size[2]), "0.02 kg for a centimetre"


def test_a_stack_that_is_said_from_the_top_is_built_from_the_bottom():
    for episode in episodes("stack_reversed"):
        said = named(episode)
        built = [calls(episode, "place")[0], *calls(episode, "pick")]
        assert built == said[::-1]


def test_groups_that_are_piled_are_alike_in_what_the_sentence_says():
    for episode in episodes("sort_stack"):
        piles = [text.replace("'", "").split(", ") for text in re.findall(r"piled\((.*?)\)", episode.goal)]
        assert sorted(name for pile in piles for name in pile) == sorted(episode.scene.names), (
            "everything is in one of them"
        )
        word = 0 if "color" in episode.sentence else 2
        kinds = [{name.rpartition(" ")[word] for name in pile} for pile in piles]
        assert all(len(kind) == 1 for kind in kinds)
        assert len(set.union(*kinds)) == len(piles), "and no two piles are alike"


def test_what_is_thrown_goes_to_the_mat_of_its_color():
    for episode in episodes("throw_sort"):
        for name, mat in zip(calls(episode, "pick"), calls(episode, "throw"), strict=True):
            assert mat == f"{name.rpartition(' ')[0]} mat"


def test_exchanging_by_pushes_leaves_room_for_each_of_the_three():
    for episode in episodes("swap_push"):
        a, b = episode.scene.names
        assert apart(episode.scene, a, b) >= 0.16
        assert calls(episode, "push") == [a, b, a]


def test_what_is_turned_from_how_the_other_stood_is_of_its_shape():
    for episode in episodes("swap_rotate", "shapes"):
        first, second = (episode.scene[name].shape for name in episode.scene.names[:2])
        assert first == second
