"""kill -9 of a process that writes without pause."""

import os
import subprocess
import sys

import pytest

from hcvla.memory.store import MemoryStore

WRITER = """
import sys
from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.types import Pose
from hcvla.memory.records import StepRecord, TaskRecord
from hcvla.memory.store import MemoryStore
store = MemoryStore(sys.argv[1])
store.begin_task(TaskRecord(task_id="t1", text="loop"))
for number in range(1, 100_000):
    step = StepRecord(task_id="t1", number=number, block=1, code="code", verdict=Verdict(Outcome.DONE))
    store.record_step(step, {"n": Pose(float(number), 0.0, 0.0)}, b"%d" % number * 1000)
    print(number, flush=True)
"""


@pytest.mark.parametrize("confirmed", [1, 7, 60])
def test_every_confirmed_step_survives_kill_9_whole(tmp_path, confirmed):
    path = tmp_path / "memory.sqlite"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        for line in writer.stdout:
            if int(line) == confirmed:
                writer.kill()
                break
        rest = writer.stdout.read().split()
    last_confirmed = int(rest[-1]) if rest else confirmed
    with MemoryStore(path) as store:
        point = store.resume_point("last")
    # One more may have been written whose confirmation did not get out.
    assert len(point.steps) in (last_confirmed, last_confirmed + 1)
    # Step, pose and snapshot are of the same transaction.
    assert point.snapshot_step == len(point.steps)
    assert point.snapshot == b"%d" % point.snapshot_step * 1000
    assert point.poses["n"].x == point.snapshot_step
