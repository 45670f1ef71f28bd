import json

from benchmarks.slow_cameras import (
    SlowCameraEpisode,
    SlowCamerasConfig,
    bench_slow_cameras,
    jobs,
    records,
)

from hcvla.tasks.registry import TASKS


def ended(outcome="done", goal_holds=True, invented=()):
    return SlowCameraEpisode(
        task="pick",
        seed=1,
        rate_hz=2.0,
        latency_sec=0.5,
        invented=invented,
        outcome=outcome,
        goal_holds=goal_holds,
    )


def test_episodes_take_turns_over_all_tasks_and_draw_rate_and_latency_within_their_bounds():
    drawn = jobs(SlowCamerasConfig())
    assert {job.task for job in drawn} == set(TASKS)
    assert len({job.seed for job in drawn}) == len(drawn) == 200
    assert all(2.0 <= job.rate_hz <= 10.0 and 0.0 <= job.latency_sec <= 0.6 for job in drawn)
    assert drawn == jobs(SlowCamerasConfig())


def test_figures_count_invented_objects_ambiguous_names_and_false_ends():
    episodes = [ended(), ended(invented=("red cube 2",)), ended("ambiguous", False), ended(goal_holds=False)]
    found = {record.name: record for record in records(episodes)}
    assert [found[f"slow cameras, {name}"].value for name in ("without an invented object", "done")] == [75.0, 50.0]
    assert found["slow cameras, without an ambiguous name"].value == 75.0
    assert found["slow cameras, not falsely done"].value == 75.0
    assert "pick 1 (2 Hz, 0.5 s late): red cube 2" in found["slow cameras, without an invented object"].note


def test_a_slow_and_late_camera_is_run_through_by_workers_and_its_episode_kept(tmp_path):
    config = SlowCamerasConfig(episodes=1, rate_hz=(4.0, 4.0), latency_sec=(0.3, 0.3), workers=1, log=tmp_path / "log")
    assert {record.value for record in bench_slow_cameras(config)} == {100.0}
    (line,) = map(json.loads, (tmp_path / "log").read_text().splitlines())
    (episode,) = line["episodes"]
    assert (episode["rate_hz"], episode["outcome"], episode["invented"]) == (4.0, "done", [])
    # What the log holds is not run again.
    (tmp_path / "log").write_text(json.dumps(line).replace('"done"', '"timed out"') + "\n")
    assert {record.value for record in bench_slow_cameras(config)} == {100.0, 0.0}
