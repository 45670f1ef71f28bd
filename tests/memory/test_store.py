import sqlite3
import threading
from dataclasses import replace

import pytest

from hcvla.api.outcomes import Outcome, Verdict
from hcvla.api.registry import Call
from hcvla.api.types import Actor, Pose
from hcvla.memory.errors import (
    CorruptMemoryFileError,
    ForeignMemoryFileError,
    MemoryFullError,
    MemoryPathError,
    MemoryVersionError,
    NotResumableError,
    UnknownPoseError,
    UnknownTaskIdError,
)
from hcvla.memory.records import RememberedPose, StepRecord, TaskRecord, TaskState
from hcvla.memory.schema import APPLICATION_ID, MIGRATIONS
from hcvla.memory.store import MemoryStore

HOME = Pose.from_yaw(0.4, 0.1, 0.02, 0.5)
AWAY = Pose(0.5, -0.2, 0.02)
TASK = TaskRecord(task_id="t1", text="swap the red cube and the blue cube", program="pick(...)", started_sec=10.0)
PICK = Call("pick", {"actor": Actor("red cube")})
PLACE = Call("place", {"target": AWAY, "match_yaw": False})
BEGUN = StepRecord(task_id="t1", number=1, block=1, code="code", line=3, call=PICK, started_sec=11.0)
ENDED = replace(BEGUN, verdict=Verdict(Outcome.DONE, "held", {"lift_m": 0.03}), ended_sec=12.0)


@pytest.fixture
def store():
    with MemoryStore() as opened:
        opened.begin_task(TASK)
        yield opened


def test_a_step_comes_back_as_it_was_written(store):
    store.record_step(ENDED)
    assert store.steps("t1") == [ENDED]


def test_a_begun_step_is_replaced_when_it_ends_and_keeps_its_snapshot(store):
    store.record_step(BEGUN, {"home": HOME}, b"interpreter")
    store.record_step(ENDED)
    point = store.resume_point("t1")
    assert point.steps == [ENDED]
    assert (point.snapshot, point.snapshot_step) == (b"interpreter", 1)
    assert point.poses == {"home": HOME}


def test_the_newest_snapshot_is_where_a_task_resumes(store):
    store.record_step(ENDED, {}, b"one")
    store.record_step(replace(BEGUN, number=2, call=PLACE), {}, b"two")
    point = store.resume_point("last")
    assert (point.snapshot, point.snapshot_step) == (b"two", 2)
    assert point.steps[-1].verdict is None


def test_poses_the_program_dropped_are_dropped_but_those_of_users_stay(store):
    store.write_poses([RememberedPose("shelf", AWAY, "user", 1.0)], "t1")
    store.record_step(BEGUN, {"a": HOME, "b": AWAY})
    store.record_step(ENDED, {"b": AWAY})
    # b did not change between begin (11 s) and end (12 s), so it keeps its first stamp.
    assert store.read_poses("t1") == [
        RememberedPose("b", AWAY, "program", 11.0),
        RememberedPose("shelf", AWAY, "user", 1.0),
    ]


def test_recording_everything_twice_changes_nothing(store):
    for _ in range(2):
        store.begin_task(TASK)
        store.record_step(BEGUN, {"home": HOME}, b"interpreter")
    assert store.steps() == [BEGUN]
    assert len(store.list_tasks()) == 1


def test_a_new_task_makes_a_running_one_resumable(store):
    store.begin_task(replace(TASK, task_id="t2"))
    assert [(task.task_id, task.state) for task in store.list_tasks()] == [
        ("t2", TaskState.RUNNING),
        ("t1", TaskState.RESUMABLE),
    ]


def test_what_was_cut_off_before_a_step_can_be_resumed_unless_it_was_stopped_then(store):
    assert [task.task_id for task in store.resumable_tasks()] == ["t1"]
    store.end_task("t1", TaskState.RESUMABLE, Outcome.NODE_LOST, "", 20.0)
    assert [task.task_id for task in store.resumable_tasks()] == ["t1"]
    store.end_task("t1", TaskState.STOPPED, Outcome.STOPPED, "not confirmed", 20.0)
    assert store.resumable_tasks() == []
    store.record_step(BEGUN)
    assert [task.task_id for task in store.resumable_tasks()] == ["t1"]


def test_a_resumed_task_is_the_newest_again(store):
    store.begin_task(replace(TASK, task_id="t2"))
    store.begin_task(TASK)
    assert store.latest_task() == TASK


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.FAILED])
def test_an_ended_task_is_not_resumed(store, state):
    store.end_task("t1", state, Outcome.DONE, "", 20.0)
    with pytest.raises(NotResumableError, match=f"t1 is {state.value}"):
        store.resume_point("last")


@pytest.mark.parametrize("state", [TaskState.STOPPED, TaskState.RESUMABLE])
def test_a_stopped_or_interrupted_task_can_be_resumed(store, state):
    store.end_task("t1", state, Outcome.STOPPED, "stopped", 20.0)
    task = store.resume_point("last").task
    assert (task.state, task.outcome, task.ended_sec) == (state, Outcome.STOPPED, 20.0)


def test_the_state_says_the_newest_task_its_poses_and_finished_steps(store):
    store.record_step(ENDED, {"home": HOME}, b"s")
    store.record_step(replace(BEGUN, number=2, call=PLACE))
    state = store.state()
    assert (state.task_id, state.task, state.state) == ("t1", TASK.text, "running")
    assert state.steps == ["pick(actor=get_actor('red cube'))"]
    assert [entry.key for entry in state.poses] == ["home"]


def test_an_empty_memory_has_an_empty_state_and_nothing_to_resume():
    with MemoryStore() as empty:
        assert (empty.state().task_id, empty.state().state) == ("", "")
        with pytest.raises(UnknownTaskIdError, match="no task 'last'"):
            empty.resume_point("last")


def test_forgetting_a_key_leaves_the_others_and_forgetting_a_task_leaves_nothing_of_it(store):
    store.record_step(BEGUN, {"a": HOME, "b": AWAY}, b"s")
    store.forget("t1", "a")
    assert [entry.key for entry in store.read_poses("t1")] == ["b"]
    store.forget("t1")
    assert store.list_tasks() == []
    store.begin_task(TASK)
    assert store.resume_point("t1").snapshot is None


def test_an_unknown_key_is_named_with_those_that_exist(store):
    store.record_step(BEGUN, {"a": HOME})
    with pytest.raises(UnknownPoseError, match="no 'b'; it remembers: a"):
        store.read_poses("t1", "b")
    with pytest.raises(UnknownPoseError):
        store.forget("t1", "b")


def test_a_step_of_an_unknown_task_is_refused(store):
    with pytest.raises(UnknownTaskIdError, match="'t9'; the newest are: t1"):
        store.record_step(replace(BEGUN, task_id="t9"))


def test_what_was_written_is_there_after_reopening(tmp_path):
    path = tmp_path / "new folder" / "memory.sqlite"
    with MemoryStore(path) as store:
        store.begin_task(TASK)
        store.record_step(BEGUN, {"home": HOME}, b"interpreter")
    with MemoryStore(path) as store:
        point = store.resume_point("last")
    assert (point.task, list(point.steps), point.snapshot, point.poses) == (
        TASK,
        [BEGUN],
        b"interpreter",
        {"home": HOME},
    )


def test_many_threads_may_write_at_once(store):
    def write(first):
        for number in range(first, first + 20):
            store.record_step(replace(ENDED, number=number), {"home": HOME}, b"s")

    threads = [threading.Thread(target=write, args=(1 + 20 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20.0)
    assert [step.number for step in store.steps()] == list(range(1, 81))


def test_a_full_disk_is_one_clear_error_and_loses_nothing(tmp_path):
    with MemoryStore(tmp_path / "memory.sqlite") as store:
        store.begin_task(TASK)
        store.record_step(ENDED, {"home": HOME}, b"small")
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(MemoryFullError, match=r"no room to record in .*memory\.sqlite; nothing recorded"):
            store.record_step(replace(BEGUN, number=2), {"away": AWAY}, b"x" * 100_000)
        point = store.resume_point("t1")
        assert (list(point.steps), point.snapshot, point.poses) == ([ENDED], b"small", {"home": HOME})
        store._connection.execute(f"PRAGMA max_page_count = {pages + 100}")
        store.record_step(replace(BEGUN, number=2), {"away": AWAY}, b"x" * 100_000)
        assert store.resume_point("t1").snapshot_step == 2


def test_a_text_file_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("shopping list\n" * 100)
    with pytest.raises(ForeignMemoryFileError, match=r"notes\.txt is not an SQLite file, expected an hcvla memory"):
        MemoryStore(path)
    assert path.read_text() == "shopping list\n" * 100


def test_the_database_of_another_program_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "mail.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mail (subject TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignMemoryFileError, match="database of another program"):
        MemoryStore(path)
    assert path.read_bytes() == before


def test_a_damaged_memory_is_one_error_that_says_how_to_save_the_rest(tmp_path):
    path = tmp_path / "memory.sqlite"
    with MemoryStore(path) as store:
        store.begin_task(TASK)
        for number in range(1, 60):
            store.record_step(replace(ENDED, number=number), {}, bytes(2000))
    damaged = bytearray(path.read_bytes())
    damaged[4096 * 3 : 4096 * 9] = b"\xa5" * (4096 * 6)
    path.write_bytes(damaged)
    with pytest.raises(CorruptMemoryFileError, match=r"is damaged .*\.recover"):
        MemoryStore(path)


def test_a_memory_of_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "memory.sqlite"
    MemoryStore(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(MemoryVersionError, match="schema 99, expected at most 5; update hcvla"):
        MemoryStore(path)


def test_what_was_done_in_a_memory_of_schema_1_is_still_done(tmp_path):
    """Schema 1 wrote 0 for done; its other numbers are today's: 1 is not grasped."""
    path = tmp_path / "memory.sqlite"
    raw = sqlite3.connect(path)
    raw.executescript(f"{MIGRATIONS[0]} PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 1;")
    raw.execute("INSERT INTO tasks VALUES ('t1', 1, 'swap', '', 'done', 10.0, 20.0, 0, '')")
    for number, outcome in ((1, 1), (2, 0), (3, None)):
        raw.execute(
            "INSERT INTO steps VALUES ('t1', ?, 1, 'code', 1, NULL, 11.0, 12.0, ?, '', '{}')", (number, outcome)
        )
    raw.commit()
    raw.close()
    with MemoryStore(path) as store:
        assert store.list_tasks()[0].outcome is Outcome.DONE
        verdicts = [step.verdict for step in store.steps("t1")]
    assert verdicts == [Verdict(Outcome.NOT_GRASPED), Verdict(Outcome.DONE), None]
    MemoryStore(path).close()


def test_a_path_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(MemoryPathError, match="cannot open the memory"):
        MemoryStore(tmp_path)
