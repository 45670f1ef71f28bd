"""A stack that has to end in the middle of a task."""

import pytest

from hcvla.memory.records import TaskState
from hcvla.memory.store import MemoryStore
from running import running_stack

pytestmark = [pytest.mark.ros, pytest.mark.stack, pytest.mark.timeout(300)]


def test_the_arm_stops_memory_knows_it_and_no_node_complains(tmp_path):
    with running_stack(tmp_path) as stack:
        stack.send("pick(get_actor('red cube'))")
        assert stack.moved.wait(20.0)
    with MemoryStore(tmp_path / "memory.sqlite") as store:
        task = store.list_tasks()[0]
    assert task.state is TaskState.STOPPED
    assert "the arm was at rest" in task.message
    logs = {path.name: path.read_text() for path in (tmp_path / "log").iterdir()}
    assert len(logs) == len(stack.names)
    assert not [name for name, text in logs.items() if "Traceback" in text or "[ERROR]" in text]
