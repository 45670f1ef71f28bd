"""A scale without anything above its pans (a Roberval balance): they stay level, one rises as the other sinks."""

from __future__ import annotations

from typing import Any

import mujoco
import numpy as np

from hcvla.sim.palette import PAN_TRAVEL_M
from hcvla.sim.scene import Scene, SceneObject, beam_outline, pans_of

_SPRING_N_M = 6.5
"""Of each pan: 20 g more on one side are enough to bring it to its stop, and without load the scale comes to rest
level."""
_DAMPING_N_S_M = 4.0
_JOINED = (0.005, 1.0)
"""Time constant [s] and damping ratio with which the pans are kept opposite."""
_HIDDEN_M = 0.003
"""The pan's side goes on so far into the table when the pan is up."""
_BEAM_HEIGHT_M = 0.004


def add_pan(body: mujoco.MjsBody, item: SceneObject, common: dict[str, Any]) -> None:
    """Let a pan's body slide up and down, and give it a plate whose side reaches into the table."""
    body.add_joint(
        name=item.name,
        type=mujoco.mjtJoint.mjJNT_SLIDE,
        axis=[0.0, 0.0, 1.0],
        limited=True,
        range=[-PAN_TRAVEL_M, PAN_TRAVEL_M],
        stiffness=_SPRING_N_M,
        damping=_DAMPING_N_S_M,
    )
    deeper = PAN_TRAVEL_M + _HIDDEN_M
    size = [item.size[0] / 2.0, item.size[1] / 2.0, (item.size[2] + deeper) / 2.0]
    box = mujoco.mjtGeom.mjGEOM_BOX
    body.add_geom(type=box, size=size, pos=[0.0, 0.0, -deeper / 2.0], mass=item.mass_kg, **common)


def join_pans(spec: mujoco.MjSpec, scene: Scene, table: str) -> None:
    """Couple the two pans of a scene, if it has any, and show the beam between them."""
    pans = pans_of(scene)
    if not pans:
        return
    left, right = pans
    spec.add_equality(
        type=mujoco.mjtEq.mjEQ_JOINT, name1=left.name, name2=right.name, data=[0.0, -1.0] + [0.0] * 10, solref=_JOINED
    )
    outline = beam_outline(left, right)
    along, across = outline[1] - outline[0], outline[2] - outline[1]
    half = [float(np.linalg.norm(along)) / 2.0, float(np.linalg.norm(across)) / 2.0, _BEAM_HEIGHT_M / 2.0]
    yaw = float(np.arctan2(along[1], along[0]))
    beam = spec.worldbody.add_body(
        name="beam",
        pos=[*outline.mean(axis=0), half[2]],
        quat=[np.cos(yaw / 2.0), 0.0, 0.0, np.sin(yaw / 2.0)],
    )
    # As dark as the table in a shadow: perception looks for objects, and this is none.
    beam.add_geom(type=mujoco.mjtGeom.mjGEOM_BOX, size=half, rgba=[0.66, 0.59, 0.49, 1.0])
    for pan in pans:
        for other in (table, beam.name):
            spec.add_exclude(bodyname1=pan.name, bodyname2=other)
