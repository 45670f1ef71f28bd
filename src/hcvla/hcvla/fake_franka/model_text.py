"""The robot model that the clients download: arm only, with the limits that they insist on."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

from hcvla.fake_franka.limits import DECELERATION, VELOCITY_OFFSET
from hcvla.robots.fr3.urdf import urdf

_ARM_LINKS = {f"fr3_link{index}" for index in range(9)}


@cache
def model_text() -> str:
    """Return hcvla's own URDF without hand and shapes; joints carry their position-dependent velocity limits.

    Names are link0 to link8 and joint1 to joint7: pylibfranka 0.21.3 crashes in load_model on names with a prefix.
    """
    robot = ElementTree.fromstring(urdf())
    for element in list(robot):
        child = element.find("child")
        of_link = element.get("name") if child is None else child.get("link")
        if of_link not in _ARM_LINKS:
            robot.remove(element)
    for link in robot.iter("link"):
        for shape in [*link.findall("visual"), *link.findall("collision")]:
            link.remove(shape)
    joints = [joint for joint in robot.iter("joint") if joint.get("type") == "revolute"]
    for joint, offset, deceleration in zip(joints, VELOCITY_OFFSET, DECELERATION, strict=True):
        limits = {"velocity_offset": f"{offset:g}", "deceleration_limit": f"{deceleration:g}"}
        ElementTree.SubElement(joint, "position_based_velocity_limits", limits)
    return ElementTree.tostring(robot, encoding="unicode").replace("fr3_", "")
