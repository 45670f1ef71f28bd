"""The arm as MuJoCo bodies and drives, added to any scene."""

from __future__ import annotations

import math

import mujoco

from hcvla.robots.fr3 import shape, table

PHYSICS_TIMESTEP_SEC = 0.002
"""The drives are tuned for this step."""

# Collision bits: the scene uses MuJoCo's defaults (1, 1). Arm links meet the scene but not each other; the hand
# also meets the links it can reach (0 to 4).
_SCENE, _LINK, _HAND = 1, 2, 4
_LINKS_HAND_CAN_HIT = tuple(f"fr3_link{i}" for i in range(5))

_FINGER_ARMATURE_KG = 0.1
_GRIPPER_STIFFNESS_N_M = 4000.0
_GRIPPER_DAMPING_NS_M = 50.0


def set_physics(spec: mujoco.MjSpec) -> None:
    """Choose step, integrator and friction cone under which the drives are stable and a grasp does not creep."""
    spec.option.timestep = PHYSICS_TIMESTEP_SEC
    spec.option.integrator = mujoco.mjtIntegrator.mjINT_IMPLICITFAST
    spec.option.cone = mujoco.mjtCone.mjCONE_ELLIPTIC
    spec.option.impratio = 10.0


def add_fr3(spec: mujoco.MjSpec, *, fingers: bool = True) -> None:
    """Add the arm with its hand at the origin of the world, which becomes the base frame fr3_link0.

    Bodies fr3_link0..8, fr3_hand, fr3_leftfinger, fr3_rightfinger; joints fr3_joint1..7, fr3_finger_joint1..2; site
    fr3_hand_tcp; position actuators fr3_joint1..7 [rad] and fr3_gripper [m of gripper width]; geoms fr3_leftpad and
    fr3_rightpad, whose contacts say what is held. Without `fingers` the model is the seven joints only.
    """
    body = spec.worldbody.add_body(name="fr3_link0")
    _dress(body, table.LINKS[0])
    for index, joint in enumerate(table.JOINTS, start=1):
        body = body.add_body(name=f"fr3_link{index}", pos=joint.origin, quat=_about_x(joint.alpha))
        _dress(body, table.LINKS[index])
        _add_joint(spec, body, f"fr3_joint{index}", joint)
    flange = body.add_body(name="fr3_link8", pos=(0.0, 0.0, table.FLANGE_D))
    hand = flange.add_body(name="fr3_hand", quat=_about_z(table.HAND_YAW))
    _dress(hand, table.HAND)
    hand.add_site(name=table.TOOL_SITE, pos=(0.0, 0.0, table.TCP_D), size=[0.004] * 3, group=4)
    spec.add_exclude(bodyname1="fr3_link0", bodyname2="fr3_link1")
    if fingers:
        _add_finger(hand, "left", 0.0)
        _add_finger(hand, "right", math.pi)
        _couple_fingers(spec)


def _dress(body: mujoco.MjsBody, inertia: table.Inertia) -> None:
    body.gravcomp = 1.0
    body.explicitinertial = True
    body.mass = inertia.mass_kg
    body.ipos = inertia.com
    body.fullinertia = inertia.tensor
    for piece in shape.SHAPES:
        if piece.link == body.name:
            _add_geom(body, piece)


def _add_geom(body: mujoco.MjsBody, piece: shape.Primitive) -> None:
    kinds = mujoco.mjtGeom
    contype, conaffinity = _collision_bits(body.name) if piece.solid else (0, 0)
    looks = {"rgba": piece.color, "contype": contype, "conaffinity": conaffinity, "group": 0 if piece.solid else 1}
    if piece.kind == "box":
        quat = _about_x(piece.tilt_rad)
        body.add_geom(type=kinds.mjGEOM_BOX, pos=piece.start, size=piece.end, quat=quat, **looks)
        return
    kind = kinds.mjGEOM_CAPSULE if piece.kind == "capsule" else kinds.mjGEOM_CYLINDER
    body.add_geom(type=kind, fromto=[*piece.start, *piece.end], size=[piece.radius, 0.0, 0.0], **looks)


def _collision_bits(link: str) -> tuple[int, int]:
    if link in _LINKS_HAND_CAN_HIT:
        return _LINK, _SCENE | _HAND
    if link.startswith("fr3_link"):
        return _LINK, _SCENE
    return _HAND, _SCENE


def _add_joint(spec: mujoco.MjSpec, body: mujoco.MjsBody, name: str, joint: table.Joint) -> None:
    to_spec = math.degrees if spec.compiler.degree else float
    body.add_joint(
        name=name,
        type=mujoco.mjtJoint.mjJNT_HINGE,
        axis=(0.0, 0.0, 1.0),
        range=(to_spec(joint.lower), to_spec(joint.upper)),
        limited=True,
        armature=joint.armature,
        damping=0.2,
    )
    drive = spec.add_actuator(name=name, target=name, trntype=mujoco.mjtTrn.mjTRN_JOINT)
    drive.set_to_position(kp=joint.stiffness, kv=joint.damping)
    drive.forcelimited = True
    drive.forcerange = (-joint.torque, joint.torque)


def _add_finger(hand: mujoco.MjsBody, side: str, yaw: float) -> None:
    finger = hand.add_body(name=f"fr3_{side}finger", pos=(0.0, 0.0, table.FINGER_D), quat=_about_z(yaw))
    _dress(finger, table.FINGER)
    finger.add_joint(
        name=f"fr3_finger_joint{1 if side == 'left' else 2}",
        type=mujoco.mjtJoint.mjJNT_SLIDE,
        axis=(0.0, 1.0, 0.0),
        range=(0.0, table.FINGER_TRAVEL),
        limited=True,
        armature=_FINGER_ARMATURE_KG,
        damping=2.0,
    )
    finger.add_geom(
        name=f"fr3_{side}pad",
        type=mujoco.mjtGeom.mjGEOM_BOX,
        pos=shape.PAD_CENTER,
        size=shape.PAD_HALF,
        rgba=shape.RUBBER,
        contype=_HAND,
        conaffinity=_SCENE,
        condim=4,
        friction=(1.2, 0.02, 0.0001),
        priority=1,
        solref=(0.006, 1.0),
        solimp=(0.95, 0.99, 0.001, 0.5, 2.0),
    )


def _couple_fingers(spec: mujoco.MjSpec) -> None:
    tendon = spec.add_tendon(name="fr3_gripper_width")
    for name in table.FINGER_JOINT_NAMES:
        tendon.wrap_joint(name, 1.0)
    # Tendon length is the gripper width, so the drive's force is the force at each pad.
    drive = spec.add_actuator(
        name=table.GRIPPER_ACTUATOR, target="fr3_gripper_width", trntype=mujoco.mjtTrn.mjTRN_TENDON
    )
    drive.set_to_position(kp=_GRIPPER_STIFFNESS_N_M, kv=_GRIPPER_DAMPING_NS_M)
    drive.forcelimited = True
    drive.forcerange = (-table.FINGER_FORCE, table.FINGER_FORCE)
    mirror = spec.add_equality(
        name="fr3_fingers_mirror",
        type=mujoco.mjtEq.mjEQ_JOINT,
        objtype=mujoco.mjtObj.mjOBJ_JOINT,
        name1=table.FINGER_JOINT_NAMES[0],
        name2=table.FINGER_JOINT_NAMES[1],
        solref=(0.006, 1.0),
    )
    mirror.data[:5] = (0.0, 1.0, 0.0, 0.0, 0.0)


def _about_x(angle: float) -> tuple[float, float, float, float]:
    """Return the rotation as MuJoCo's quaternion (w, x, y, z)."""
    return (math.cos(angle / 2.0), math.sin(angle / 2.0), 0.0, 0.0)


def _about_z(angle: float) -> tuple[float, float, float, float]:
    """Return the rotation as MuJoCo's quaternion (w, x, y, z)."""
    return (math.cos(angle / 2.0), 0.0, 0.0, math.sin(angle / 2.0))
