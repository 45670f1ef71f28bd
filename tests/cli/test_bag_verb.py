"""What `hcvla bag` records of a graph, and what it says when it cannot."""

import pytest
from std_msgs.msg import String
from typer.testing import CliRunner

pytest.importorskip("mcap", reason="make setup installs it")
from mcap.reader import make_reader

from hcvla.cli import bag as verb
from hcvla.cli.main import load
from hcvla.nodes.ros.node import LATCHED

pytestmark = pytest.mark.ros


def run(*arguments):
    return CliRunner().invoke(load("bag"), list(map(str, arguments)))


def test_it_records_for_some_seconds_what_fits_and_says_how_much(ros, tmp_path):
    robot = ros.node("robot", namespace="/lab")
    for name in ("robot_description", "depth_description"):
        robot.create_publisher(String, name, LATCHED).publish(String(data="<robot/>"))
    out = tmp_path / "run.mcap"
    result = run("--out", out, "--seconds", 2, "--namespace", "lab", "--regex", "^/lab", "--exclude", "depth")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == f"1 messages of 1 topics in {out}"
    with out.open("rb") as stream:
        found = [(channel.topic, message.data) for _, channel, message in make_reader(stream).iter_messages()]
    assert [topic for topic, _ in found] == ["/lab/robot_description"]
    assert b"<robot/>" in found[0][1]


def test_without_a_stack_it_ends_with_one_line_and_status_1(tmp_path, monkeypatch):
    monkeypatch.setattr(verb, "_FIRST_SEC", 0.3)
    result = run("--out", tmp_path / "run.mcap", "--namespace", "nowhere")
    assert result.exit_code == 1
    assert "no topic of the stack after 0.3 s; start it (hcvla up)" in result.output
    assert list(tmp_path.iterdir()) == []


def test_a_pattern_that_is_none_is_refused_before_anything_is_written(tmp_path):
    result = run("--out", tmp_path / "run.mcap", "--regex", "cam(")
    assert (result.exit_code, (tmp_path / "run.mcap").exists()) == (2, False)
    assert "'cam(' is no regular expression" in result.output
