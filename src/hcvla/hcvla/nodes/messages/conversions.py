"""ROS messages to and from the values of the core; nothing else makes or unmakes messages of these types."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from builtin_interfaces.msg import Time
from geometry_msgs.msg import Pose as PoseMsg
from geometry_msgs.msg import TransformStamped
from hcvla_interfaces.msg import Argument, ArmCommand, Measure, NamedObjects, Outcome, RobotState
from hcvla_interfaces.msg import GripperCommand as GripperCommandMsg
from hcvla_interfaces.msg import NamedObject as NamedObjectMsg

from hcvla.api.errors import BadArgumentError
from hcvla.api.excerpt import MOST_CHARS, excerpt
from hcvla.api.outcomes import Outcome as OutcomeCode
from hcvla.api.outcomes import Verdict
from hcvla.api.registry import Call, Registry
from hcvla.api.types import Actor, NamedObject, Pose, Value
from hcvla.nodes.messages.checks import LARGEST, MOST_OBJECTS, BadMessageError, check_frame, check_numbers
from hcvla.robots.arm import ArmState, GripperCommand, GripperState, MoveCommand

_NANO = 1_000_000_000
_UNIT_SLACK = 1e-2
"""A quaternion's length may be this far from 1; numbers of other programs are rounded."""
_OUTCOMES = frozenset(int(outcome) for outcome in OutcomeCode)
_XYZ_YAW = np.ix_([0, 1, 2, 5], [0, 1, 2, 5])


def time_to_msg(seconds: float) -> Time:
    """Seconds [s] to a stamp."""
    nanoseconds = round(seconds * _NANO)
    return Time(sec=nanoseconds // _NANO, nanosec=nanoseconds % _NANO)


def time_from_msg(stamp: Time) -> float:
    """Stamp to seconds [s]."""
    return stamp.sec + stamp.nanosec / _NANO


def pose_to_msg(pose: Pose) -> PoseMsg:
    """Pose in the base frame to its message."""
    message = PoseMsg()
    message.position.x, message.position.y, message.position.z = map(float, pose.position)
    o = message.orientation
    o.x, o.y, o.z, o.w = map(float, pose.quaternion)
    return message


def pose_from_msg(message: PoseMsg) -> Pose:
    """Message to a pose in the base frame; raise BadMessageError if it is none."""
    return checked_pose(_unchecked_pose(message))


def checked_pose(pose: Pose) -> Pose:
    """Return a pose that came in a message if it is one; raise BadMessageError."""
    position = (pose.x, pose.y, pose.z)
    if not all(abs(number) <= LARGEST for number in position):
        raise BadMessageError("a position", position, "finite numbers [m]")
    if not abs(math.hypot(pose.qx, pose.qy, pose.qz, pose.qw) - 1.0) < _UNIT_SLACK:
        raise BadMessageError("a quaternion", (pose.qx, pose.qy, pose.qz, pose.qw), "one of length 1")
    return pose


def _unchecked_pose(message: PoseMsg) -> Pose:
    """Message to a pose; the caller checks it."""
    p, o = message.position, message.orientation
    return Pose(p.x, p.y, p.z, o.x, o.y, o.z, o.w)


def transform_to_msg(pose: Pose, parent: str, child: str, stamp_sec: float = 0.0) -> TransformStamped:
    """T_parent_child to its message."""
    message = TransformStamped(child_frame_id=child)
    message.header.frame_id = parent
    message.header.stamp = time_to_msg(stamp_sec)
    t, r = message.transform.translation, message.transform.rotation
    t.x, t.y, t.z = map(float, pose.position)
    r.x, r.y, r.z, r.w = map(float, pose.quaternion)
    return message


def outcome_to_msg(verdict: Verdict) -> Outcome:
    """Verdict to its code and sentence."""
    return Outcome(code=int(verdict.outcome), message=verdict.message)


def verdict_from_msg(message: Outcome, measures: Iterable[Measure] = ()) -> Verdict:
    """Code, sentence and measures to a verdict; of an outcome that no one set the sentence says so.

    Raises BadMessageError for an unknown code.
    """
    if message.code not in _OUTCOMES:
        raise BadMessageError("outcome.code", message.code, "a code of hcvla_interfaces/msg/Outcome")
    outcome = OutcomeCode(message.code)
    unsaid = "no one said how it ended" if outcome is OutcomeCode.NONE else ""
    return Verdict(outcome, message.message or unsaid, {m.name: m.value for m in measures})


def measures_to_msg(verdict: Verdict) -> list[Measure]:
    """Return the numbers behind a verdict."""
    return [Measure(name=name, value=float(value)) for name, value in verdict.measures.items()]


def arguments_to_msg(call: Call) -> list[Argument]:
    """Typed arguments of a call, in order of declaration."""
    return [_argument_to_msg(name, value) for name, value in call.arguments.items()]


def call_from_msg(registry: Registry, function: str, arguments: Sequence[Argument]) -> Call:
    """Typed arguments to a checked call; raise BadProgramError or BadArgumentError."""
    return registry[function].bind(**arguments_from_msg(function, arguments))


def arguments_from_msg(function: str, arguments: Sequence[Argument]) -> dict[str, Value]:
    """Typed arguments by name, not checked against any API; raise BadArgumentError for what is no argument."""
    values: dict[str, Value] = {}
    for argument in arguments:
        if argument.name in values:
            raise BadArgumentError(function, argument.name, "given twice", "each argument once")
        values[argument.name] = _argument_from_msg(function, argument)
    return values


def _argument_to_msg(name: str, value: Value) -> Argument:
    if value is None:
        return Argument(name=name, type=Argument.NONE)
    if isinstance(value, Actor):
        return Argument(name=name, type=Argument.ACTOR, text=value.name)
    if isinstance(value, Pose):
        return Argument(name=name, type=Argument.POSE, pose=pose_to_msg(value))
    if isinstance(value, bool):
        return Argument(name=name, type=Argument.FLAG, flag=value)
    if isinstance(value, str):
        return Argument(name=name, type=Argument.TEXT, text=value)
    return Argument(name=name, type=Argument.NUMBER, number=float(value))


def _argument_from_msg(function: str, message: Argument) -> Value:
    readers = {
        Argument.NONE: lambda: None,
        Argument.ACTOR: lambda: Actor(message.text),
        # The API says better what is wrong with a pose.
        Argument.POSE: lambda: _unchecked_pose(message.pose),
        Argument.NUMBER: lambda: message.number,
        Argument.TEXT: lambda: message.text,
        Argument.FLAG: lambda: message.flag,
    }
    if message.type not in readers:
        raise BadArgumentError(function, message.name, message.type, "an Argument type constant, 0 to 5")
    return readers[message.type]()


def object_to_msg(named: NamedObject) -> NamedObjectMsg:
    """Object as perceived to its message."""
    message = NamedObjectMsg(
        name=named.name, color=named.color, shape=named.shape, visible=named.visible, held=named.held
    )
    message.pose.pose = pose_to_msg(named.pose)
    covariance = np.zeros((6, 6))
    covariance[_XYZ_YAW] = named.covariance
    message.pose.covariance = covariance.ravel()
    message.size.x, message.size.y, message.size.z = map(float, named.size)
    message.last_seen = time_to_msg(named.last_seen_sec)
    return message


def object_from_msg(message: NamedObjectMsg) -> NamedObject:
    """Message to an object as perceived; raise BadMessageError."""
    what = f"object '{excerpt(message.name)}'"
    if not message.name or len(message.name) > MOST_CHARS:
        raise BadMessageError("an object's name", f"'{excerpt(message.name)}'", f"1 to {MOST_CHARS} characters")
    covariance = np.asarray(message.pose.covariance, dtype=float).reshape(6, 6)[_XYZ_YAW]
    check_numbers(f"{what}: a covariance", covariance)
    sizes = (message.size.x, message.size.y, message.size.z)
    if not all(0.0 < size <= LARGEST for size in sizes):
        raise BadMessageError(f"{what}: size", sizes, "lengths above 0 m")
    return NamedObject(
        name=message.name,
        color=message.color,
        shape=message.shape,
        pose=pose_from_msg(message.pose.pose),
        size=sizes,
        covariance=covariance,
        visible=message.visible,
        held=message.held,
        last_seen_sec=time_from_msg(message.last_seen),
    )


def objects_from_msg(message: NamedObjects, base_frame: str) -> list[NamedObject]:
    """Message to the objects perceived, which must be in the base frame; raise BadMessageError."""
    check_frame("objects", message.header.frame_id, base_frame)
    if len(message.objects) > MOST_OBJECTS:
        raise BadMessageError("the number of objects", len(message.objects), f"at most {MOST_OBJECTS}")
    objects = [object_from_msg(named) for named in message.objects]
    if len({named.name for named in objects}) < len(objects):
        raise BadMessageError("a name", "that of two objects", "one name for each object")
    return objects


def state_to_msg(state: ArmState, base_frame: str) -> RobotState:
    """Measured arm state to its message."""
    message = RobotState(
        positions=state.q,
        velocities=state.dq,
        external_torques=state.tau_ext,
        tool=pose_to_msg(state.T_base_tool),
        gripper_width=float(state.gripper.width_m),
        gripper_force=float(state.gripper.force_n),
        grasped=bool(state.gripper.grasped),
        gripper_moving=bool(state.gripper.moving),
        stopped=state.stopped,
        fault=state.fault,
    )
    message.header.stamp = time_to_msg(state.stamp_sec)
    message.header.frame_id = base_frame
    return message


def state_from_msg(message: RobotState, base_frame: str) -> ArmState:
    """Message to a measured arm state in the base frame; raise BadMessageError."""
    check_frame("robot state", message.header.frame_id, base_frame)
    check_numbers("a joint's position, velocity or torque", (*message.positions, *message.velocities))
    check_numbers("an external torque", message.external_torques)
    check_numbers("the gripper's width or force", (message.gripper_width, message.gripper_force))
    return ArmState(
        stamp_sec=time_from_msg(message.header.stamp),
        q=np.array(message.positions),
        dq=np.array(message.velocities),
        T_base_tool=pose_from_msg(message.tool),
        gripper=GripperState(message.gripper_width, message.gripper_force, message.grasped, message.gripper_moving),
        stopped=message.stopped,
        fault=message.fault,
        tau_ext=np.array(message.external_torques),
    )


def move_to_msg(command: MoveCommand, base_frame: str, sender: str = "") -> ArmCommand:
    """Motion target to its message."""
    message = ArmCommand(max_speed=float(command.max_speed_m_s or 0.0), sender=sender)
    message.header.stamp = time_to_msg(command.stamp_sec)
    message.header.frame_id = base_frame
    if command.q is not None:
        message.mode = ArmCommand.JOINT
        message.positions = np.asarray(command.q, dtype=float)
    elif command.T_base_tool is not None:
        message.mode = ArmCommand.CARTESIAN
        message.pose = pose_to_msg(command.T_base_tool)
    return message


def move_from_msg(message: ArmCommand, base_frame: str) -> MoveCommand:
    """Message to a motion target, whose numbers the guard checks; raise BadMessageError for its other fields."""
    check_frame("arm command", message.header.frame_id, base_frame)
    if message.mode not in (ArmCommand.CARTESIAN, ArmCommand.JOINT):
        raise BadMessageError("arm command: mode", message.mode, "0 (CARTESIAN) or 1 (JOINT)")
    joint = message.mode == ArmCommand.JOINT
    return MoveCommand(
        stamp_sec=time_from_msg(message.header.stamp),
        T_base_tool=None if joint else _unchecked_pose(message.pose),
        q=np.array(message.positions) if joint else None,
        max_speed_m_s=message.max_speed or None,
    )


def grip_to_msg(command: GripperCommand, stamp_sec: float, sender: str = "") -> GripperCommandMsg:
    """Gripper target to its message."""
    message = GripperCommandMsg(width=command.width_m, speed=command.speed_m_s, force=command.force_n, sender=sender)
    message.header.stamp = time_to_msg(stamp_sec)
    return message


def grip_from_msg(message: GripperCommandMsg) -> GripperCommand:
    """Message to a gripper target, whose numbers the guard checks."""
    stamp_sec = time_from_msg(message.header.stamp)
    return GripperCommand(message.width, message.speed, message.force, stamp_sec)
