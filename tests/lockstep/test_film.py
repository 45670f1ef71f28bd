"""The film of an episode: as long as it took, readable at the end, and never a finished one that was cut off."""

import av
import pytest

from hcvla.api.events import TaskStarted
from hcvla.lockstep.film import Film
from hcvla.lockstep.stack import LockstepStack
from hcvla.sim.scene import Scene, SceneObject

SCENE = Scene((SceneObject.on_table("red", "cube", 0.45, 0.1),))


@pytest.fixture(scope="module")
def stack():
    with LockstepStack(SCENE, "privileged") as stack:
        yield stack


def frames(path):
    with av.open(str(path)) as film:
        return [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)], float(
            film.streams.video[0].average_rate
        )


def test_a_film_has_ten_pictures_for_each_second_and_two_seconds_of_its_end(stack, tmp_path):
    path = tmp_path / "new" / "film.mp4"
    path.parent.mkdir()
    with Film(stack, path, "wait") as film:
        film.on_event(TaskStarted(task="wait"))
        stack.let_pass(1.5)
        film.end("done", success=True)
    pictures, rate = frames(path)
    assert rate == 10.0
    assert len(pictures) == pytest.approx(15 + 20, abs=1)
    assert pictures[0].shape == (720, 1280, 3)
    assert abs(pictures[-1].astype(int) - pictures[-10]).mean() < 2.0, "the end stands still"
    assert abs(pictures[-1].astype(int) - pictures[0]).max() > 50, "and says how it ended"


def test_a_film_that_an_error_cuts_off_does_not_pass_for_a_finished_one(stack, tmp_path):
    path = tmp_path / "film.mp4"

    def cut_off():
        with Film(stack, path, "wait"):
            stack.let_pass(0.3)
            raise KeyError("arm")

    with pytest.raises(KeyError):
        cut_off()
    assert not path.exists()
    (part,) = tmp_path.iterdir()
    assert part.name == "film.part.mp4"
    assert frames(part)[0], "what was filmed can be played"


def test_after_a_film_nothing_of_it_is_left_at_the_stack(stack, tmp_path):
    before = list(stack.arm.on_wait)
    with Film(stack, tmp_path / "film.mp4", "wait") as film:
        assert len(stack.arm.on_wait) == len(before) + 1
        film.end("done", success=True)
    assert stack.arm.on_wait == before


def test_filming_disturbs_nothing(tmp_path):
    poses = []
    for filmed in (False, True):
        with LockstepStack(SCENE, "privileged") as stack:
            if filmed:
                with Film(stack, tmp_path / "film.mp4", "home"):
                    stack.call("go_home")
            else:
                stack.call("go_home")
            poses.append((stack.simulation.time, stack.arm.state().T_base_tool))
    assert poses[0] == poses[1]
