"""Made-up words, targets that are out of reach, tasks over the families, and the gallery."""

import math

import cv2
import numpy as np
import pytest

from hcvla.sim.scene import Scene, SceneObject
from hcvla.tasks.draw import Draw
from hcvla.tasks.families import FAMILIES
from hcvla.tasks.gallery import GalleryError, write_gallery
from hcvla.tasks.novel import ADJECTIVES, NOUNS, comparative, example_and_choice, size_pair
from hcvla.tasks.of_family import cubes, mixed
from hcvla.tasks.out_of_reach import DISTANCE_M, FAR_AREA, with_target
from hcvla.tasks.registry import FAMILY_TASKS, TASKS
from hcvla.world.workspace import WorkArea

NEAR = Scene((SceneObject.on_table("red", "cube", 0.4, 0.2),))


def drawn(seed=0, split="train"):
    return Draw(np.random.default_rng(seed), split, seed)


@pytest.mark.parametrize(
    ("stem", "word"), [("modi", "modier"), ("gazz", "gazzer"), ("lum", "lummer"), ("kob", "kobber")]
)
def test_a_comparative_doubles_its_last_consonant(stem, word):
    assert comparative(stem) == word


def test_made_up_words_are_no_names_of_objects():
    words = {word for task in TASKS.values() for word in task.name.split("_")}
    assert not set(NOUNS) & words
    assert len({comparative(stem) for stem in ADJECTIVES}) == len(ADJECTIVES)


def test_of_a_pair_the_first_is_larger_in_every_direction():
    for shape in ("cube", "cylinder", "prism"):
        large, small = size_pair(shape, ["red", "blue"])
        assert all(a > b for a, b in zip(large.size, small.size, strict=True))
        assert (large.shape, large.color, small.color) == (shape, "red", "blue")


def test_what_is_chosen_is_to_its_pair_what_the_example_says():
    for seed in range(30):
        wanted, words, chosen = example_and_choice(drawn(seed))
        size = {f"{item.color} {item.shape}": item.size[2] for item in wanted}
        pair = [name for name in size if name.endswith(words["shape"])]
        other = next(name for name in pair if name != chosen)
        more_is_larger = size[words["more"]] > size[words["less"]]
        assert (size[chosen] > size[other]) is more_is_larger
        assert not words["more"].endswith(words["shape"])


@pytest.mark.parametrize("shape", ["mat", "cylinder", "prism"])
def test_a_far_target_is_beyond_where_the_arm_puts_things_down(shape):
    for seed in range(10):
        target = with_target(drawn(seed), NEAR, "blue", shape)[f"blue {shape}"]
        away = math.hypot(target.pose.x, target.pose.y)
        assert DISTANCE_M[0] <= away <= DISTANCE_M[1]
        assert not WorkArea().contains(target.pose.x, target.pose.y)
        assert FAR_AREA.contains(target.pose.x, target.pose.y)


def test_the_bearing_of_a_target_may_be_given():
    target = with_target(drawn(1), NEAR, "blue", "mat", bearing_deg=-20.0)["blue mat"]
    assert math.degrees(math.atan2(target.pose.y, target.pose.x)) == pytest.approx(-20.0)


def test_objects_of_a_family_are_as_many_as_it_says():
    for seed in range(30):
        wanted = mixed((2, 4), (1, 2))(drawn(seed))
        supports = [item for item in wanted if item.shape in ("tray", "mat")]
        assert 1 <= len(supports) <= 2
        assert 2 <= len(wanted) - len(supports) <= 4
        names = [f"{item.color} {item.shape}" for item in wanted]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_stack_has_its_cubes_and_more_only_where_counts_are_held_out(count):
    for seed in range(20):
        plain, more = cubes(count)(drawn(seed)), cubes(count)(drawn(seed, "counts"))
        for wanted in (plain, more):
            assert sum(item.shape == "cube" for item in wanted) == count
            assert len({item.color for item in wanted}) == len(wanted)
        assert len(plain) <= count + 1 < len(more)


def test_a_family_task_says_goal_and_program_of_its_instance():
    for task in FAMILY_TASKS.values():
        episode = task.episode(2, "all")
        assert episode.instance is not None
        assert episode.instance.family == task.family
        assert task.family in FAMILIES


def test_a_gallery_has_a_tile_for_each_task(tmp_path):
    file = tmp_path / "new" / "all.png"
    write_gallery(file, [TASKS["pick"], TASKS["push"], TASKS["swap"]], columns=2)
    picture = cv2.imread(str(file))
    # Two columns of tiles 400 wide and 300 + 92 high; the fourth stays white.
    assert picture.shape == (784, 800, 3)
    assert (picture[392:, 400:] == 255).all()
    assert picture[:300, :400].std() > 5.0


@pytest.mark.parametrize(
    ("name", "message"), [("all.doc", "'.doc' is no kind of picture"), ("file/all.png", "written to")]
)
def test_a_gallery_that_cannot_be_written_says_why(tmp_path, name, message):
    (tmp_path / "file").touch()
    with pytest.raises(GalleryError, match=message):
        write_gallery(tmp_path / name, [TASKS["pick"]], columns=1)
