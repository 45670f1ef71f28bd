import pytest

from fake_robot import FakeRobotProcess


@pytest.fixture(scope="module")
def robot(tmp_path_factory):
    """A fake robot in a process of its own, with what it is sent in the file `recording`."""
    path = tmp_path_factory.mktemp("fake") / "recording.bin"
    with FakeRobotProcess("--record", str(path)) as fake:
        fake.recording = path
        yield fake
