import pytest
import yaml

from hcvla.nodes.bringup.rviz import RvizMissingError, rviz, rviz_config
from hcvla.resources import resource
from rviz import RvizConfig
from waiting import wait_until

SHIPPED = resource("config/hcvla.rviz").read_text()


def test_for_the_default_stack_it_is_the_shipped_file():
    assert yaml.safe_load(rviz_config("hcvla", "")) == yaml.safe_load(SHIPPED)


@pytest.mark.parametrize(("namespace", "topics"), [("/left", "/left/"), ("lab/left", "/lab/left/"), ("", "/")])
def test_every_topic_is_that_of_the_namespace(namespace, topics):
    there, shipped = RvizConfig(rviz_config(namespace, "")), RvizConfig(SHIPPED)
    for name, (kind, topic) in shipped.subscribing.items():
        moved = topic | {"Value": topic["Value"].replace("/hcvla/", topics)}
        assert there.subscribing[name] == (kind, moved)


def test_frames_get_the_prefix_and_the_robot_s_links_too_for_which_rviz_adds_the_slash():
    config = RvizConfig(rviz_config("lab/left", "lab/left/"))
    assert config.frames == {"lab/left/fr3_link0"}
    assert config.displays["FR3"]["TF Prefix"] == "lab/left"
    assert RvizConfig(SHIPPED).displays["FR3"]["TF Prefix"] == ""


def test_rviz_shows_the_stack_as_long_as_it_runs(tmp_path, monkeypatch):
    program = tmp_path / "rviz2"
    program.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/asked\ncp "$2" {tmp_path}/shown\nexec sleep 60\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with rviz("left", "left/"):
        wait_until((tmp_path / "shown").exists, 5.0, "RViz's start")
        wait_until(lambda: (tmp_path / "shown").read_text().endswith("\n"), 5.0, "the configuration")
        assert RvizConfig((tmp_path / "shown").read_text()).frames == {"left/fr3_link0"}
        assert (tmp_path / "asked").read_text() == "-d\n"
    assert list(tmp_path.glob("*.rviz")) == []


def test_rviz_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RvizMissingError, match="rviz2 is not on PATH"), rviz("left", "left/"):
        pytest.fail("it began")
