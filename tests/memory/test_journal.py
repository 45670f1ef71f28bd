import json
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, Pose
from hcvla.memory.client import RemoteJournal, RetryConfig
from hcvla.memory.errors import MemoryLostError
from hcvla.memory.journal import RemoteMemoryError, answer_record
from hcvla.memory.records import StepRecord, TaskRecord, TaskState
from hcvla.memory.store import MemoryStore

TASK = TaskRecord(task_id="t1", text="turn the red cube", started_sec=1.0)
POSES = {"home": Pose.from_yaw(0.4, 0.1, 0.02, 0.5)}
CALL = Call("place", {"target": Pose(0.4, 0.0, 0.03), "match_yaw": True, "fit": Actor("red cube"), "other": None})
STEP = StepRecord(
    task_id="t1",
    number=1,
    block=1,
    code="place(...)",
    line=2,
    call=CALL,
    started_sec=2.0,
    verdict=Verdict(Outcome.NOT_PLACED, "fell", {"error_m": 0.1}),
    ended_sec=3.0,
)


@pytest.fixture
def store():
    with MemoryStore() as opened:
        yield opened


def test_a_remote_journal_records_exactly_what_a_local_one_does(store):
    remote = RemoteJournal(lambda record, _: answer_record(store, record))
    with MemoryStore() as local:
        for journal in (local, remote):
            journal.begin_task(TASK)
            journal.record_step(replace(STEP, verdict=None, ended_sec=None), POSES, b"\x00\xff interpreter")
            journal.record_step(STEP)
        assert remote.resume_point("last") == local.resume_point("last")
        assert remote.task("t1") == local.task("last")
        assert remote.resumable_tasks() == local.resumable_tasks() == [TASK]
        for journal in (local, remote):
            journal.end_task("t1", TaskState.STOPPED, Outcome.STOPPED, "by hand", 4.0)
        assert store.list_tasks() == local.list_tasks()


def test_an_answer_lost_after_recording_is_requested_again_and_recorded_once(store):
    lost = [True, True, False]

    def send(record, limit_sec):
        answer = answer_record(store, record)
        if lost.pop(0):
            raise ConnectionError("memory node was killed")
        return answer

    RemoteJournal(send, sleep=lambda _: None).begin_task(TASK)
    assert lost == []
    assert store.list_tasks() == [TASK]


def test_a_memory_that_stays_away_is_lost_after_the_configured_time():
    def send(record, limit_sec):
        raise TimeoutError(f"nobody answered within {limit_sec:.2f} s")

    journal = RemoteJournal(send, RetryConfig(total_sec=0.05, attempt_sec=0.01, pause_sec=0.01))
    with pytest.raises(MemoryLostError, match="restart it") as caught:
        journal.begin_task(TASK)
    assert caught.value.outcome is Outcome.NODE_LOST


def test_an_error_of_the_other_side_keeps_its_code_and_words(store):
    remote = RemoteJournal(lambda record, _: answer_record(store, record))
    with pytest.raises(RemoteMemoryError, match="memory holds no task 't1'") as caught:
        remote.resume_point("t1")
    assert caught.value.outcome is Outcome.BAD_ARGUMENT


@pytest.mark.parametrize(
    "record",
    ["", "[]", "{}", '{"kind": "drop"}', '{"kind": "begin_task"}', '{"kind": "begin_task", "task": {"outcome": null}}'],
)
def test_a_record_that_cannot_be_read_is_answered_with_an_error_and_changes_nothing(store, record):
    answer = json.loads(answer_record(store, record))
    assert answer["error"]["message"].startswith("bad memory record")
    assert store.list_tasks() == []
