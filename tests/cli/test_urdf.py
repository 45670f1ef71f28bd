"""What `hcvla urdf` prints is what an upstream robot_state_publisher takes."""

from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from hcvla.cli.main import load
from hcvla.robots.fr3 import urdf

PRIMITIVES = {"box", "cylinder", "sphere"}


def printed():
    result = CliRunner().invoke(load("urdf"), [])
    assert result.exit_code == 0, result.output
    return result.output


def test_it_prints_one_robot_whose_shapes_need_no_files():
    robot = ElementTree.fromstring(printed())
    assert (robot.tag, robot.get("name")) == ("robot", "fr3")
    shapes = {shape.tag for geometry in robot.iter("geometry") for shape in geometry}
    assert shapes <= PRIMITIVES
    assert len(list(robot.iter("visual"))) > 20


def test_joints_have_limits_and_every_link_but_one_a_parent():
    robot = ElementTree.fromstring(printed())
    links = {link.get("name") for link in robot.iter("link")}
    children = [joint.find("child").get("link") for joint in robot.findall("joint")]
    assert links - set(children) == {"fr3_link0"}
    assert len(children) == len(set(children))
    for joint in robot.findall("joint"):
        if joint.get("type") != "fixed":
            assert {"lower", "upper", "velocity", "effort"} == set(joint.find("limit").attrib)


@pytest.mark.ros
def test_it_survives_being_a_parameter_on_a_command_line():
    # ros2 run robot_state_publisher robot_state_publisher --ros-args -p robot_description:="$(hcvla urdf)"
    import rclpy

    context = rclpy.Context()
    rclpy.init(args=["--ros-args", "-p", f"robot_description:={printed().strip()}"], context=context)
    node = rclpy.create_node("robot_state_publisher", context=context)
    try:
        taken = node.declare_parameter("robot_description", "").value
    finally:
        node.destroy_node()
        context.try_shutdown()
    names = [[joint.get("name") for joint in ElementTree.fromstring(text).iter("joint")] for text in (taken, urdf())]
    assert names[0] == names[1]
