"""One running stack for all tests that need one: starting it takes longer than most of them. And a node that spins."""

import pytest

REST_RAD_S = 0.02


@pytest.fixture(scope="session")
def stack(tmp_path_factory):
    """Return the whole stack as processes, with a recorder and without a planner."""
    from running import running_stack

    with running_stack(tmp_path_factory.mktemp("stack"), recorder="true") as running:
        yield running


@pytest.fixture
def home_again(stack):
    """Leave the arm at home with its hand open, whatever a test did."""
    from running import RAN, outcome
    from waiting import wait_until

    yield
    stack.clear_stop()
    assert outcome(stack.run("open_gripper()\ngo_home()")) is RAN
    # The result may overtake the states of the motion before it, which the next test would take for its own.
    wait_until(lambda: stack.speed() < REST_RAD_S, 2.0, "rest")


@pytest.fixture
def recordings(stack):
    """Return a list for what a test records; what it leaves unended is ended: the recorder records one at a time."""
    begun = []
    yield begun
    for recording in begun:
        if recording.wait(0.0) is None:
            recording.end()


@pytest.fixture
def spinning():
    """Yield a node that spins in a thread."""
    from spun import spun_node

    with spun_node("spinning") as node:
        yield node
