"""The same arm as a URDF, for robot_description: names as franka_ros2 uses them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from hcvla.robots.fr3 import shape, table

_NO_TURN = (0.0, 0.0, 0.0)


def urdf() -> str:
    """Return the URDF of arm and hand, base link fr3_link0, tool frame fr3_hand_tcp."""
    robot = Element("robot", name="fr3")
    for color in sorted({piece.color for piece in shape.SHAPES} | {shape.RUBBER}):
        SubElement(SubElement(robot, "material", name=_material(color)), "color", rgba=_numbers(color))
    for index, inertia in enumerate(table.LINKS):
        _add_link(robot, f"fr3_link{index}", inertia)
    for name in ("fr3_link8", table.TOOL_SITE):
        _add_link(robot, name, None)
    _add_link(robot, "fr3_hand", table.HAND)
    for name in ("fr3_leftfinger", "fr3_rightfinger"):
        _add_link(robot, name, table.FINGER)
    for index, joint in enumerate(table.JOINTS, start=1):
        element = _add_joint(
            robot,
            f"fr3_joint{index}",
            "revolute",
            f"fr3_link{index - 1}",
            f"fr3_link{index}",
            joint.origin,
            joint.alpha,
        )
        SubElement(element, "axis", xyz="0 0 1")
        limits = {"lower": joint.lower, "upper": joint.upper, "velocity": joint.velocity, "effort": joint.torque}
        SubElement(element, "limit", {name: f"{value:g}" for name, value in limits.items()})
    _add_joint(robot, "fr3_joint8", "fixed", "fr3_link7", "fr3_link8", (0.0, 0.0, table.FLANGE_D))
    _add_joint(robot, "fr3_hand_joint", "fixed", "fr3_link8", "fr3_hand", yaw=table.HAND_YAW)
    _add_joint(robot, "fr3_hand_tcp_joint", "fixed", "fr3_hand", table.TOOL_SITE, (0.0, 0.0, table.TCP_D))
    _add_finger_joints(robot)
    ElementTree.indent(robot)
    return ElementTree.tostring(robot, encoding="unicode", xml_declaration=True)


def _add_link(robot: Element, name: str, inertia: table.Inertia | None) -> None:
    link = SubElement(robot, "link", name=name)
    if inertia is not None:
        _add_inertia(link, inertia)
    pieces = [piece for piece in shape.SHAPES if piece.link == name]
    if name.endswith("finger"):
        pieces.append(shape.Primitive(name, "box", shape.PAD_CENTER, shape.PAD_HALF, color=shape.RUBBER))
    for piece in pieces:
        for origin, rpy, geometry in _geometries(piece):
            for tag in ("visual", "collision") if piece.solid else ("visual",):
                element = SubElement(link, tag)
                SubElement(element, "origin", xyz=_numbers(origin), rpy=_numbers(rpy))
                SubElement(element, "geometry").append(geometry)
                if tag == "visual":
                    SubElement(element, "material", name=_material(piece.color))


def _add_inertia(link: Element, inertia: table.Inertia) -> None:
    inertial = SubElement(link, "inertial")
    SubElement(inertial, "origin", xyz=_numbers(inertia.com), rpy="0 0 0")
    SubElement(inertial, "mass", value=f"{inertia.mass_kg:.10g}")
    names = ("ixx", "iyy", "izz", "ixy", "ixz", "iyz")
    SubElement(inertial, "inertia", {n: f"{v:.10g}" for n, v in zip(names, inertia.tensor, strict=True)})


def _geometries(piece: shape.Primitive) -> Iterable[tuple[shape.Vector, shape.Vector, Element]]:
    """Return origin, roll-pitch-yaw and geometry of each part; a capsule is a cylinder and two spheres."""
    if piece.kind == "box":
        size = tuple(2.0 * half for half in piece.end)
        return [(piece.start, (piece.tilt_rad, 0.0, 0.0), Element("box", size=_numbers(size)))]
    along = [end - start for start, end in zip(piece.start, piece.end, strict=True)]
    middle = tuple(0.5 * (start + end) for start, end in zip(piece.start, piece.end, strict=True))
    length = math.hypot(*along)
    # A cylinder lies along z; pitch and yaw turn z into the axis.
    rpy = (0.0, math.acos(max(-1.0, min(1.0, along[2] / length))), math.atan2(along[1], along[0]))
    radius = f"{piece.radius:g}"
    parts = [(middle, rpy, Element("cylinder", radius=radius, length=f"{length:.6g}"))]
    if piece.kind == "capsule":
        parts += [(end, _NO_TURN, Element("sphere", radius=radius)) for end in (piece.start, piece.end)]
    return parts  # type: ignore[return-value]


def _add_joint(
    robot: Element,
    name: str,
    kind: str,
    parent: str,
    child: str,
    xyz: shape.Vector = _NO_TURN,
    roll: float = 0.0,
    yaw: float = 0.0,
) -> Element:
    joint = SubElement(robot, "joint", name=name, type=kind)
    SubElement(joint, "parent", link=parent)
    SubElement(joint, "child", link=child)
    SubElement(joint, "origin", xyz=_numbers(xyz), rpy=_numbers((roll, 0.0, yaw)))
    return joint


def _add_finger_joints(robot: Element) -> None:
    for name, child, yaw in zip(
        table.FINGER_JOINT_NAMES, ("fr3_leftfinger", "fr3_rightfinger"), (0.0, math.pi), strict=True
    ):
        joint = _add_joint(robot, name, "prismatic", "fr3_hand", child, (0.0, 0.0, table.FINGER_D), yaw=yaw)
        SubElement(joint, "axis", xyz="0 1 0")
        limits = {
            "lower": 0.0,
            "upper": table.FINGER_TRAVEL,
            "velocity": table.FINGER_SPEED,
            "effort": table.FINGER_FORCE,
        }
        SubElement(joint, "limit", {key: f"{value:g}" for key, value in limits.items()})
        if name != table.FINGER_JOINT_NAMES[0]:
            SubElement(joint, "mimic", joint=table.FINGER_JOINT_NAMES[0])


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:.12g}" for value in values)


def _material(color: tuple[float, float, float, float]) -> str:
    return "grey_" + "_".join(f"{round(100 * channel)}" for channel in color[:3])
