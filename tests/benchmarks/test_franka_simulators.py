"""Simulators of others: none installed is no failure, one that does not start is named, a violation is a figure."""

import sys

import mujoco
import pytest
from benchmarks.franka_simulators import SIMULATORS, Simulator, _model, bench_simulators
from benchmarks.record import missed


def installed(checkout, name, code):
    """Return a simulator whose environment is there, and which runs `code`."""
    folder = checkout / f".venv-{name}" / "bin"
    folder.mkdir(parents=True)
    (folder / "python").symlink_to(sys.executable)
    (checkout / "requirements").mkdir()
    (checkout / "requirements" / f"{name}.txt").write_text(f"# pins\n{name}==1\nother==2\n")
    return Simulator(name, ("-c", code, "HOST"), ("position",), judges=True)


def test_without_their_environments_both_are_skipped_and_nothing_is_missed(tmp_path):
    records = bench_simulators(tmp_path)
    assert [record.name.split(":")[0] for record in records] == [simulator.name for simulator in SIMULATORS]
    assert all("make test-franka-sim installs it" in record.note for record in records)
    assert missed(records) == []


def test_one_that_ends_at_once_is_skipped_with_its_last_words(tmp_path):
    broken = installed(tmp_path, "broken-sim", "raise SystemExit('no graphics card')")
    (record,) = bench_simulators(tmp_path, (broken,))
    assert record.note.startswith("skipped: it did not answer at 127.")
    assert record.note.endswith("no graphics card")


@pytest.mark.timeout(60)
def test_a_robot_that_cannot_be_driven_is_a_missed_figure_with_versions(tmp_path):
    # It accepts connections and closes them.
    deaf = "import socket, sys\nserver = socket.create_server((sys.argv[1], 1337))\n"
    deaf += "while True: server.accept()[0].close()"
    (record,) = bench_simulators(tmp_path, (installed(tmp_path, "deaf-sim", deaf),))
    assert (record.name, record.value) == ("deaf-sim position: violations and lost links", 1.0)
    assert "deaf-sim==1, other==2" in record.note


def test_the_model_has_the_arm_s_seven_joints_and_no_drives():
    model = mujoco.MjModel.from_xml_string(_model(0.0))
    assert [model.joint(index).name for index in range(model.njnt)] == [f"fr3_joint{n}" for n in range(1, 8)]
    assert model.nu == 0


def test_a_steady_wrist_is_heavier_and_nothing_else_is():
    ours, steady = (mujoco.MjModel.from_xml_string(_model(wrist)) for wrist in (0.0, 0.25))
    assert ours.dof_armature.tolist() == pytest.approx([0.195] * 4 + [0.074] * 3)
    assert steady.dof_armature.tolist() == pytest.approx([0.195] * 4 + [0.25] * 3)
    assert steady.body_mass.tolist() == ours.body_mass.tolist()
