import os

import pytest

from hcvla.nodes.ros.cpu import cores, seconds_by_session


def stat(proc, pid, name, session, utime, stime):
    (proc / str(pid)).mkdir()
    fields = ["S", "1", "1", str(session), "0", "-1", "0", "0", "0", "0", "0", str(utime), str(stime), "0", "0"]
    (proc / str(pid) / "stat").write_text(f"{pid} ({name}) {' '.join(fields)}\n")


def test_a_session_is_all_its_processes_user_and_system_time(tmp_path):
    ticks = os.sysconf("SC_CLK_TCK")
    stat(tmp_path, 10, "python", 10, 2 * ticks, ticks)
    stat(tmp_path, 11, "odd ) name (", 10, ticks, 0)
    stat(tmp_path, 20, "other", 20, 0, ticks)
    # 2 + 1 s of the node and 1 s of its worker; 1 s of the other.
    assert seconds_by_session(tmp_path) == {10: 4.0, 20: 1.0}


def test_cores_are_seconds_used_over_seconds_passed():
    # 10 s more in 20 s: half a core; a session that is not there used nothing.
    assert cores({7: 5.0}, {7: 15.0}, 20.0, 7) == pytest.approx(0.5)
    assert cores({}, {}, 20.0, 8) == 0.0


def test_our_own_session_is_found():
    assert seconds_by_session()[os.getsid(0)] > 0.0
